// SPDX-License-Identifier: Apache-2.0

#include "app/core/received.h"

#include "media/base/hash.h"

namespace shotlab {

Error not_as_received(const Take& take) {
  return {
      ErrorCode::bad_input,
      {"The clip of \"" + take.id + "\" is not the one that was received.",
       "「" + take.id + "」的影片檔與收到時不同。"},
      {"Put the original take.mp4 back, or shoot again.", "請放回原來的 take.mp4，或再拍一次。"}};
}

Status as_received(const Take& take) {
  Result<std::string> hash = sha256_of_file(take.clip);
  if (!hash) return hash.error();
  if (!take.sha256.empty() && *hash != take.sha256) return not_as_received(take);
  return done();
}

}  // namespace shotlab
