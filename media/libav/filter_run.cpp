// SPDX-License-Identifier: Apache-2.0

#include "media/libav/filter_run.h"

#include <string_view>

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}

namespace shotlab::av {
namespace {

struct Ends {
  AVFilterInOut* outputs = avfilter_inout_alloc();
  AVFilterInOut* inputs = avfilter_inout_alloc();
  Ends() = default;
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;
  ~Ends() {
    avfilter_inout_free(&outputs);
    avfilter_inout_free(&inputs);
  }
};

std::string escaped(const std::string& text, std::string_view signs) {
  std::string out;
  for (const char c : text) {
    if (signs.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

void FilterRun::Freer::operator()(AVFilterGraph* graph) const { avfilter_graph_free(&graph); }
FilterRun::FilterRun() = default;
FilterRun::FilterRun(FilterRun&&) noexcept = default;
FilterRun& FilterRun::operator=(FilterRun&&) noexcept = default;
FilterRun::~FilterRun() = default;

int FilterRun::open(bool sound, const std::string& source, const std::string& chain) {
  settle();
  graph_.reset(avfilter_graph_alloc());
  if (graph_ == nullptr) return AVERROR(ENOMEM);
  graph_->nb_threads = 1;
  int code =
      avfilter_graph_create_filter(&source_, avfilter_get_by_name(sound ? "abuffer" : "buffer"),
                                   "in", source.c_str(), nullptr, graph_.get());
  if (code >= 0) {
    code = avfilter_graph_create_filter(&sink_,
                                        avfilter_get_by_name(sound ? "abuffersink" : "buffersink"),
                                        "out", nullptr, nullptr, graph_.get());
  }
  if (code < 0) return code;
  if (chain.empty()) {
    code = avfilter_link(source_, 0, sink_, 0);
  } else {
    Ends ends;
    if (ends.outputs == nullptr || ends.inputs == nullptr) return AVERROR(ENOMEM);
    ends.outputs->name = av_strdup("in");
    ends.outputs->filter_ctx = source_;
    ends.inputs->name = av_strdup("out");
    ends.inputs->filter_ctx = sink_;
    code =
        avfilter_graph_parse_ptr(graph_.get(), chain.c_str(), &ends.inputs, &ends.outputs, nullptr);
  }
  return code >= 0 ? avfilter_graph_config(graph_.get(), nullptr) : code;
}

int FilterRun::push(AVFrame* frame) {
  return av_buffersrc_add_frame_flags(source_, frame, AV_BUFFERSRC_FLAG_KEEP_REF);
}

int FilterRun::pull(AVFrame* frame) { return av_buffersink_get_frame(sink_, frame); }

std::string quoted(const std::string& value) { return escaped(escaped(value, "\\':"), "\\'[],;"); }

}  // namespace shotlab::av
