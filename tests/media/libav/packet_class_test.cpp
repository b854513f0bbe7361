// SPDX-License-Identifier: Apache-2.0

#include "media/libav/packet_class.h"

#include <memory>
#include <string>

#include "tests/support/catch.h"

using namespace shotlab;
using namespace std::string_literals;

namespace {

// H.264 recovery point: 0 frames, exact match, no broken link = bits 1 1 0 00, then the stop bit.
const std::string kRecoveryNow = "\x06\x06\x01\xc4\x80"s;
const std::string kRecoveryLater = "\x06\x06\x01\x34\x80"s;  // 5 frames: ue(5) = 00110, exact.
const std::string kBrokenLink = "\x06\x06\x01\xe4\x80"s;
const std::string kSlice = "\x41\x9a\x21"s;
const std::string kIdr = "\x65\x88\x84"s;

struct Stream {
  explicit Stream(AVCodecID codec, const std::string& extra = "") {
    coded.codec_type = AVMEDIA_TYPE_VIDEO;
    coded.codec_id = codec;
    if (extra.empty()) return;
    coded.extradata =
        static_cast<std::uint8_t*>(av_mallocz(extra.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    std::copy(extra.begin(), extra.end(), coded.extradata);
    coded.extradata_size = static_cast<int>(extra.size());
  }
  ~Stream() { av_freep(&coded.extradata); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  AVCodecParameters coded{};
};

std::string start_coded(const std::vector<std::string>& nals) {
  std::string bytes;
  for (const std::string& nal : nals) bytes += "\0\0\0\1"s + nal;
  return bytes;
}

std::string length_coded(const std::vector<std::string>& nals, std::size_t width) {
  std::string bytes;
  for (const std::string& nal : nals)
    bytes += std::string(width - 1, '\0') + static_cast<char>(nal.size()) + nal;
  return bytes;
}

av::PacketClass classify(av::PacketClassifier& classifier, const std::string& bytes,
                         bool key = false) {
  const av::Owned<AVPacket> packet = av::make_packet();
  REQUIRE(av_new_packet(packet.get(), static_cast<int>(bytes.size())) == 0);
  std::copy(bytes.begin(), bytes.end(), packet->data);
  if (key) packet->flags |= AV_PKT_FLAG_KEY;
  return classifier.classify(*packet);
}

}  // namespace

TEST_CASE("H.264: an IDR closes, an exact recovery point opens, the rest is no entry", "[libav]") {
  const Stream stream(AV_CODEC_ID_H264);
  av::PacketClassifier classifier(stream.coded);

  CHECK(classify(classifier, start_coded({kIdr})).nal == NalClass::idr);
  CHECK(classify(classifier, start_coded({kRecoveryNow, kSlice})).nal == NalClass::open_key);
  CHECK(classify(classifier, start_coded({kRecoveryLater, kSlice}), true).nal == NalClass::other);
  CHECK(classify(classifier, start_coded({kBrokenLink, kSlice}), true).nal == NalClass::other);
  // What the container calls a key picture may be none.
  CHECK(classify(classifier, start_coded({kSlice}), true).nal == NalClass::other);
}

TEST_CASE("H.264: NAL lengths of one to four bytes are read as the stream says", "[libav]") {
  for (const int width : {1, 2, 4}) {
    INFO(width);
    const Stream stream(AV_CODEC_ID_H264,
                        "\x01\x64\x00\x1f"s + static_cast<char>(0xfc | (width - 1)) + "\xe1\0"s);
    av::PacketClassifier classifier(stream.coded);
    const auto bytes = [&](const std::vector<std::string>& nals) {
      return length_coded(nals, static_cast<std::size_t>(width));
    };

    CHECK(classify(classifier, bytes({"\x09\xf0", kIdr})).nal == NalClass::idr);
    CHECK(classify(classifier, bytes({kRecoveryNow, kSlice})).nal == NalClass::open_key);
    CHECK(classify(classifier, bytes({kSlice})).nal == NalClass::other);
  }
}

TEST_CASE("HEVC: pictures that lead from a broken link are never shown", "[libav]") {
  const Stream stream(AV_CODEC_ID_HEVC);
  av::PacketClassifier classifier(stream.coded);
  const std::string cra = "\x2a\x01\xaf"s, bla = "\x20\x01\xaf"s, rasl = "\x12\x01\xd0"s,
                    idr = "\x26\x01\xaf"s;
  const std::string end_of_sequence = "\x48\x01"s;

  CHECK(classify(classifier, start_coded({idr})).nal == NalClass::idr);
  CHECK(classify(classifier, start_coded({cra})).nal == NalClass::open_key);
  CHECK(classify(classifier, start_coded({rasl})).shown);
  CHECK(classify(classifier, start_coded({bla})).nal == NalClass::idr);
  CHECK_FALSE(classify(classifier, start_coded({rasl})).shown);
  classify(classifier, start_coded({end_of_sequence}));
  CHECK(classify(classifier, start_coded({cra})).nal == NalClass::idr);
  CHECK_FALSE(classify(classifier, start_coded({rasl})).shown);
}

TEST_CASE("VP8 and VP9: hidden pictures are not frames", "[libav]") {
  const Stream vp8(AV_CODEC_ID_VP8);
  const Stream vp9(AV_CODEC_ID_VP9);
  av::PacketClassifier of_vp8(vp8.coded);
  av::PacketClassifier of_vp9(vp9.coded);

  CHECK(classify(of_vp8, "\x11\0\0"s).shown);
  CHECK_FALSE(classify(of_vp8, "\x01\0\0"s).shown);
  // Frame marker 10, profile 00, new picture 0, not key 1, shown or not.
  CHECK(classify(of_vp9, "\x86\0"s).shown);
  CHECK_FALSE(classify(of_vp9, "\x84\0"s).shown);
  CHECK(classify(of_vp9, "\x88\0"s).shown);  // Shows one that was decoded before.
  // Two in one packet, a hidden one of 2 bytes and a shown one of 3.
  CHECK(classify(of_vp9, "\x84\0\x86\0\0\xc1\x02\x03\xc1"s).shown);
  CHECK_FALSE(classify(of_vp9, "\x84\0\x84\0\0\xc1\x02\x03\xc1"s).shown);
}

TEST_CASE("rubbish is classed without reading past its end", "[libav]") {
  for (const AVCodecID codec :
       {AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_VP9, AV_CODEC_ID_VP8}) {
    const Stream stream(codec);
    av::PacketClassifier classifier(stream.coded);
    for (const std::string& bytes : {""s, "\0"s, "\0\0\1"s, "\0\0\1\x06"s, "\0\0\1\x06\xff\xff"s,
                                     "\0\0\1\x06\x06\xff"s, "\xc7"s, "\xff\xff\xff\xff"s}) {
      CHECK(classify(classifier, bytes).nal == NalClass::other);
    }
  }
}
