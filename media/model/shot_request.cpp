// SPDX-License-Identifier: Apache-2.0

#include "media/model/shot_request.h"

#include "media/base/text.h"

namespace shotlab {

std::string PromptSlots::joined() const {
  std::string all = size + subject + action + place + light + more;
  const std::string comma = count_han(all) > count_latin_words(all) ? "，" : ", ";
  std::string out;
  for (const std::string* slot : {&size, &subject, &action, &place, &light, &more}) {
    const std::string_view words = trim(*slot);
    if (words.empty()) continue;
    if (!out.empty()) out += comma;
    out += words;
  }
  return out;
}

}  // namespace shotlab
