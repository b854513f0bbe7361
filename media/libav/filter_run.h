// SPDX-License-Identifier: Apache-2.0
//
// One chain of libavfilter's filters from a source to a sink: frames in, frames out.
//
// Threading: one thread at a time. Errors: FFmpeg's numbers; reason() has its words.

#pragma once

#include <memory>
#include <string>

#include "media/libav/av.h"

struct AVFilterContext;
struct AVFilterGraph;

namespace shotlab::av {

class FilterRun {
 public:
  FilterRun();
  FilterRun(FilterRun&&) noexcept;
  FilterRun& operator=(FilterRun&&) noexcept;
  ~FilterRun();

  // `source`: arguments of `buffer` or `abuffer`; `chain`: filters by commas, as FFmpeg writes
  // them; "" for none. 0, or FFmpeg's error.
  int open(bool sound, const std::string& source, const std::string& chain);
  // nullptr: there is no more.
  int push(AVFrame* frame);
  // 0: a frame was there. AVERROR(EAGAIN): wants more.
  int pull(AVFrame* frame);

 private:
  struct Freer {
    void operator()(AVFilterGraph* graph) const;
  };
  std::unique_ptr<AVFilterGraph, Freer> graph_;
  AVFilterContext* source_ = nullptr;
  AVFilterContext* sink_ = nullptr;
};

// Text as the value of an option in a chain: quoted against FFmpeg's own signs, twice, as the chain
// and the filter each read it once.
std::string quoted(const std::string& value);

}  // namespace shotlab::av
