// SPDX-License-Identifier: Apache-2.0

#include "media/libav/scaler.h"

#include <algorithm>
#include <vector>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

constexpr std::uint8_t kCanary = 0xA5;

av::Owned<AVFrame> gray_frame(int width, int height) {
  av::Owned<AVFrame> frame = av::make_frame();
  frame->width = width;
  frame->height = height;
  frame->format = AV_PIX_FMT_YUV420P;
  REQUIRE(av_frame_get_buffer(frame.get(), 0) == 0);
  for (int plane = 0; plane < 3; ++plane) {
    const int rows = plane == 0 ? height : (height + 1) / 2;
    std::fill_n(frame->data[plane], frame->linesize[plane] * rows, std::uint8_t{128});
  }
  return frame;
}

}  // namespace

TEST_CASE("scaling to packed pixels writes not one byte beyond them", "[libav]") {
  const av::Owned<AVFrame> frame = gray_frame(320, 568);
  const av::Shape from{320, 568, AV_PIX_FMT_YUV420P, AVCOL_SPC_BT709, false};

  for (int width : {1, 7, 180, 181, 319, 320, 333}) {
    for (int channels : {1, 3, 4}) {
      const AVPixelFormat format = channels == 1   ? AV_PIX_FMT_GRAY8
                                   : channels == 3 ? AV_PIX_FMT_RGB24
                                                   : AV_PIX_FMT_RGBA;
      const av::Shape to{width, 5, format, AVCOL_SPC_BT709, true};
      const std::size_t size = static_cast<std::size_t>(width * 5 * channels);
      std::vector<std::uint8_t> pixels(size + 256, kCanary);
      av::Scaler scaler(av::kArea);

      REQUIRE(
          scaler.scale_to_packed(from, frame->data, frame->linesize, to, pixels.data(), channels));

      INFO(width << " wide, " << channels << " channels");
      CHECK(std::all_of(pixels.begin() + static_cast<std::ptrdiff_t>(size), pixels.end(),
                        [](std::uint8_t byte) { return byte == kCanary; }));
      CHECK(pixels[0] > 120);
      CHECK(pixels[0] < 136);
    }
  }
}

TEST_CASE("packed pixels are read the same wherever they lie in memory", "[libav]") {
  constexpr int kWidth = 322;
  constexpr int kHeight = 180;
  const av::Shape from{kWidth, kHeight, AV_PIX_FMT_RGB24, AVCOL_SPC_BT709, true};
  const av::Shape to{kWidth, kHeight, AV_PIX_FMT_YUV420P, AVCOL_SPC_BT709, false};
  std::vector<std::uint8_t> first;

  for (std::size_t offset : {0u, 1u, 8u, 16u, 33u}) {
    std::vector<std::uint8_t> memory(offset + kWidth * kHeight * 3);
    for (std::size_t i = offset; i < memory.size(); ++i) {
      memory[i] = static_cast<std::uint8_t>((i - offset) * 2654435761u >> 13);
    }
    const av::Owned<AVFrame> frame = gray_frame(kWidth, kHeight);
    av::Scaler scaler(av::kFine);
    REQUIRE(scaler.scale_packed(from, memory.data() + offset, 3, to, frame->data, frame->linesize));

    std::vector<std::uint8_t> luma;
    for (int y = 0; y < kHeight; ++y) {
      const std::uint8_t* row = frame->data[0] + y * frame->linesize[0];
      luma.insert(luma.end(), row, row + kWidth);
    }
    if (first.empty()) first = luma;
    CHECK(luma == first);
  }
}
