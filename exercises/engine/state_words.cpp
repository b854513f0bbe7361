// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/state_words.h"

namespace shotlab {

Text words_of_state(VerdictState state) {
  switch (state) {
    case VerdictState::pass:
      return {"there", "達到"};
    case VerdictState::close:
      return {"close", "差少少"};
    case VerdictState::not_yet:
      return {"not yet", "未達到"};
    case VerdictState::cannot_measure:
      return {"cannot measure", "量度不到"};
    case VerdictState::waived:
      return {"waived", "已豁免"};
  }
  return {};
}

}  // namespace shotlab
