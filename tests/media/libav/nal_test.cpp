// SPDX-License-Identifier: Apache-2.0

#include "media/libav/nal.h"

#include "tests/support/catch.h"

using namespace shotlab;
using Data = std::vector<std::uint8_t>;

namespace {

// An SPS (High, level 3.0, number 0) and two PPS (numbers 0 and 3), as x264 begins them.
const Data kSps = {0x67, 0x64, 0x00, 0x1e, 0xac, 0xd9};
const Data kPps0 = {0x68, 0xeb, 0xe3};
const Data kPps3 = {0x68, 0x20, 0x80};

Data with_lengths(const std::vector<Data>& units, int width) {
  Data out;
  for (const Data& unit : units) {
    for (int i = width; i-- > 0;) {
      out.push_back(static_cast<std::uint8_t>(unit.size() >> (8 * i)));
    }
    out.insert(out.end(), unit.begin(), unit.end());
  }
  return out;
}

Data with_start_codes(const std::vector<Data>& units) {
  Data out;
  for (const Data& unit : units) av::append_unit(out, unit);
  return out;
}

struct Parameters {
  explicit Parameters(AVCodecID codec, Data extra) : extra_(std::move(extra)) {
    coded.codec_id = codec;
    coded.extradata = extra_.data();
    coded.extradata_size = static_cast<int>(extra_.size());
  }
  AVCodecParameters coded{};

 private:
  Data extra_;
};

Data avcc() {
  Data extra = {1, 0x64, 0, 0x1e, 0xfd, 0xe1, 0, static_cast<std::uint8_t>(kSps.size())};
  extra.insert(extra.end(), kSps.begin(), kSps.end());
  extra.insert(extra.end(), {1, 0, static_cast<std::uint8_t>(kPps0.size())});
  extra.insert(extra.end(), kPps0.begin(), kPps0.end());
  return extra;
}

}  // namespace

TEST_CASE("parameter sets come out of avcC and of start codes alike", "[libav]") {
  const Parameters boxed(AV_CODEC_ID_H264, avcc());
  const Data plain = with_start_codes({kSps, kPps0});
  const Parameters bare(AV_CODEC_ID_H264, plain);

  CHECK(av::nal_length_size(boxed.coded) == 2);
  CHECK(av::nal_length_size(bare.coded) == 0);
  CHECK(av::parameter_sets(boxed.coded) == plain);
  CHECK(av::parameter_sets(bare.coded) == plain);
}

TEST_CASE("parameter sets come out of hvcC", "[libav]") {
  const Data vps = {0x40, 0x01, 0x0c};
  const Data pps = {0x44, 0x01, 0xc1};
  Data extra(23, 0);
  extra[0] = 1;
  extra[21] = 3;
  extra[22] = 2;
  for (const Data& unit : {vps, pps}) {
    extra.insert(extra.end(), {0x20, 0, 1, 0, 3});
    extra.insert(extra.end(), unit.begin(), unit.end());
  }

  CHECK(av::parameter_sets(Parameters(AV_CODEC_ID_HEVC, extra).coded) ==
        with_start_codes({vps, pps}));
}

TEST_CASE("extradata that is cut off anywhere gives what is there and no more", "[libav]") {
  const Data whole = avcc();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Parameters cut(AV_CODEC_ID_H264,
                         Data(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
    CHECK(av::parameter_sets(cut.coded).size() <= with_start_codes({kSps, kPps0}).size());
  }
}

TEST_CASE("the numbers of H.264 parameter sets are read from the sets", "[libav]") {
  std::set<unsigned> ids;
  av::note_h264_ids(with_start_codes({kSps, kPps0, kPps3}), 0, ids);

  CHECK(ids == std::set<unsigned>{0, 3});
}

TEST_CASE("a packet's fingerprint does not depend on its framing", "[libav]") {
  const Data slice = {0x65, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const Data other = {0x65, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11};
  const av::Fingerprint wide(AV_CODEC_ID_H264, 4);
  const av::Fingerprint narrow(AV_CODEC_ID_H264, 2);
  const av::Fingerprint codes(AV_CODEC_ID_H264, 0);

  CHECK(wide(with_lengths({slice}, 4)) == narrow(with_lengths({slice}, 2)));
  CHECK(wide(with_lengths({slice}, 4)) == codes(with_start_codes({slice})));
  CHECK(wide(with_lengths({slice}, 4)) == codes(with_start_codes({kSps, kPps0, slice})));
  CHECK(wide(with_lengths({slice}, 4)) != wide(with_lengths({other}, 4)));
  CHECK(wide(with_lengths({slice, other}, 4)) != wide(with_lengths({other, slice}, 4)));
}

TEST_CASE("a packet of AV1 is the same with and without its delimiter", "[libav]") {
  const Data frame = {0x32, 3, 1, 2, 3};
  Data delimited = {0x12, 0};
  delimited.insert(delimited.end(), frame.begin(), frame.end());
  const av::Fingerprint print(AV_CODEC_ID_AV1, 0);

  CHECK(print(frame) == print(delimited));
  CHECK(print(frame) != print(Data{0x32, 3, 1, 2, 4}));
  CHECK(print(Data{0x32, 0xff, 0xff, 1}) != print(Data{0x32, 0xff, 0xff, 2}));
}

TEST_CASE("lengths that lie do not lead outside a packet", "[libav]") {
  const Data lying = {0xff, 0xff, 0xff, 0xff, 0x65, 1, 2};
  std::size_t seen = 0;
  av::for_each_nal(lying, 4, [&](av::Bytes unit) { seen += unit.size(); });

  CHECK(seen == 3);
}
