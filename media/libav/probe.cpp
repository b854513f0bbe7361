// SPDX-License-Identifier: Apache-2.0

#include "media/libav/probe.h"

#include "media/libav/complaints.h"
#include "media/libav/packet_index.h"
#include "media/libav/survey.h"

namespace shotlab {

Result<ClipFacts> probe(const std::filesystem::path& path, const Cancel& cancel) {
  Result<av::Demuxer> demuxer = av::Demuxer::open(path, av::Streams::both, cancel);
  if (!demuxer) return demuxer.error();
  Result<av::Survey> survey = av::survey(*demuxer);
  if (!survey) return survey.error();
  return av::describe(*demuxer, *survey);
}

Result<PacketIndex> index_video(const std::filesystem::path& path, const Cancel& cancel) {
  Result<av::Demuxer> demuxer = av::Demuxer::open(path, av::Streams::picture, cancel);
  if (!demuxer) return demuxer.error();
  if (demuxer->picture() == nullptr) return av::complain_no_picture(path);
  Result<av::Survey> survey = av::survey(*demuxer);
  if (!survey) return survey.error();
  return std::move(survey->picture);
}

}  // namespace shotlab
