// SPDX-License-Identifier: Apache-2.0

#include "app/core/shot_sources.h"

namespace shotlab {

Status add_sources(const ShotSources& sources, const Film& film, ShootOrder& order) {
  std::vector<ReferenceFile> files = sources.files;
  const std::string& before = sources.edit.empty() ? sources.extend : sources.edit;
  if (!before.empty()) {
    Result<Take> edited = film.find_take(before);
    if (!edited) return edited.error();
    order.request.extend = sources.edit.empty();
    if (order.request.extend && sources.by_clip) {
      files.push_back({"video", edited->clip});
    } else if (edited->provider_job_id.empty()) {
      return Error{ErrorCode::bad_input,
                   {"Take " + edited->id +
                        " has no number at the service, so it cannot be edited "
                        "there.",
                    "「" + edited->id + "」在服務那邊沒有編號，不能在那裡修改。"},
                   {"Shoot a new one, with its first frame as a reference.",
                    "請拍新的一條，以它的第一格作參考。"}};
    }
    if (!order.request.extend || !sources.by_clip)
      order.request.previous_id = edited->provider_job_id;
    if (order.parent.empty()) order.parent = edited->id;
  }
  if (!order.parent.empty()) {
    Result<Take> parent = film.find_take(order.parent);
    if (!parent) return parent.error();
    order.parent = parent->id;
  }
  Result<References> references = keep_references(film, files);
  if (!references) return references.error();
  order.request.references = references->recipe;
  order.attachments = std::move(references->attachments);
  return done();
}

}  // namespace shotlab
