// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/footage.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/practice/levels/between.h"
#include "app/practice/levels/bristle.h"
#include "app/practice/levels/element.h"
#include "app/practice/levels/fill.h"
#include "app/practice/levels/insert.h"
#include "app/practice/levels/script.h"
#include "app/practice/levels/source_clip.h"
#include "media/libav/picture_file.h"

namespace shotlab::practice {
namespace {

// The frames that a take starts from: a clip, or the parent take painted again.
class Footing {
 public:
  virtual ~Footing() = default;
  virtual Result<Picture> frame(std::int64_t i) = 0;
};

class ClipFooting : public Footing {
 public:
  ClipFooting(SourceClip clip, double fps) : clip_(std::move(clip)), fps_(fps) {}
  Result<Picture> frame(std::int64_t i) override {
    return clip_.at((static_cast<double>(i) + 0.25) / fps_);
  }

 private:
  SourceClip clip_;
  double fps_;
};

class ParentFooting : public Footing {
 public:
  explicit ParentFooting(const PaintRequest& parent)
      : scene_(make_scene(parent)), painter_(scene_) {}
  Result<Picture> frame(std::int64_t i) override { return painter_.paint(i); }

 private:
  Scene scene_;
  FramePainter painter_;
};

// Follows the picture from its first frame on. The motion is added up frame by frame and, whenever
// the first frame can still be seen, mended against it, so that nothing slides away.
class Follower {
 public:
  Similarity next(const Picture& frame) {
    MotionFrame now(frame);
    if (!first_) {
      first_ = now;
    } else {
      placed_ = placed_.then(motion_between(*before_, now));
    }
    before_ = std::move(now);
    return placed_;
  }

 private:
  std::optional<MotionFrame> first_, before_;
  Similarity placed_;
};

class Repainted : public Footage {
 public:
  Repainted(std::unique_ptr<Footing> ground, Bristle brush)
      : ground_(std::move(ground)), brush_(std::move(brush)) {}
  Result<Picture> next() override {
    Result<Picture> frame = ground_->frame(at_++);
    if (!frame) return frame.error();
    const Similarity placed = follower_.next(*frame);
    return brush_.paint(*frame, placed);
  }

 private:
  std::unique_ptr<Footing> ground_;
  Bristle brush_;
  Follower follower_;
  std::int64_t at_ = 0;
};

// Outside the mask every pixel stays as it was.
void keep_outside(Picture& changed, const Picture& before, const Picture& mask) {
  for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
    const int m = mask.pixels[i];
    for (std::size_t c = 0; c < 3; ++c) {
      const std::size_t at = i * 3 + c;
      changed.pixels[at] = static_cast<std::uint8_t>(
          (changed.pixels[at] * m + before.pixels[at] * (255 - m) + 127) / 255);
    }
  }
}

// A mask that goes along with the plate.
Picture moved(const Picture& mask, const Similarity& placed) {
  Picture out = make_picture(mask.width, mask.height, 1);
  const Similarity back = placed.inverse();
  const double n = mask.width, cx = mask.width / 2.0, cy = mask.height / 2.0;
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      const Point p = back.apply({(x + 0.5 - cx) / n, (y + 0.5 - cy) / n});
      const int u = static_cast<int>(std::floor(p.x * n + cx));
      const int v = static_cast<int>(std::floor(p.y * n + cy));
      if (u >= 0 && v >= 0 && u < mask.width && v < mask.height) out.row(y)[x] = mask.row(v)[u];
    }
  }
  return out;
}

// What happens inside a mask.
enum class Change { scene, element, fill, tint };

class Masked : public Footage {
 public:
  std::unique_ptr<Footing> ground;
  Picture mask;  // One channel, feathered inwards.
  Change change = Change::tint;
  std::optional<FramePainter> scene;
  std::optional<Inserter> inserter;
  std::optional<Bristle> brush;

  Result<Picture> next() override {
    const std::int64_t i = at_++;
    Result<Picture> frame = ground->frame(i);
    if (!frame) return frame.error();
    Picture out = *frame;
    const Similarity placed = change == Change::element ? follower_.next(*frame) : Similarity{};
    switch (change) {
      case Change::scene:
        out = scene->paint(i);
        break;
      case Change::element:
        inserter->lay(out, placed);
        if (!mask.empty()) keep_outside(out, *frame, moved(mask, placed));
        return out;
      case Change::fill:
        fill_inside(out, mask);
        break;
      case Change::tint:
        out = brush->tint(*frame);
        break;
    }
    keep_outside(out, *frame, mask);
    return out;
  }

 private:
  Follower follower_;
  std::int64_t at_ = 0;
};

Result<Picture> read_mask(const PaintRequest& request) {
  Result<Picture> picture = filled_picture(request.mask, request.width, request.height);
  if (!picture) return picture.error();
  Picture mask = make_picture(request.width, request.height, 1);
  std::size_t white = 0;
  for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
    const std::uint8_t* p = &picture->pixels[i * 3];
    mask.pixels[i] = static_cast<std::uint8_t>((54 * p[0] + 183 * p[1] + 19 * p[2]) / 256);
    white += mask.pixels[i] > 127 ? 1 : 0;
  }
  if (white * 2000 < mask.pixels.size()) {
    return Error{
        ErrorCode::bad_input,
        {"The mask is black all over, so nothing may change.", "遮罩全黑，沒有可以改動的範圍。"},
        {"Paint the part that may change white.", "請把可以改動的部分塗白。"}};
  }
  return mask;
}

bool wants_a_thing(const Script& script, const Plan& plan) {
  return !plan.props.empty() || (!script.block.empty() && !script.edit);
}

// The element that was given, or the thing that the words name in the plate's light.
Result<Inserter> inserter_for(const PaintRequest& request, const Scene& scene, const Picture& mask,
                              const Picture& plate) {
  double side = light_side_of(plate);
  const Script script = script_of(request);
  for (const Concept* c : script.all(Slot::light)) {
    const std::string said = attribute_of(c, "side");
    if (said == "left") side = -1;
    if (said == "right") side = 1;
  }
  Picture element;
  if (!request.element.empty()) {
    Result<Picture> read = read_picture(request.element, 4);
    if (!read) return read.error();
    element = std::move(*read);
  } else {
    element = paint_element(request, request.height, side);
  }
  if (element.empty()) {
    return Error{ErrorCode::bad_input,
                 {"There is nothing to lay into the plate.", "沒有東西可以放入底片。"},
                 {"Name one thing, for example \"a dog\", or give a picture with alpha.",
                  "請寫一樣東西，例如「狗」，或提供有透明度的圖片。"}};
  }
  const double shape = static_cast<double>(element.height) / element.width;
  const ElementPlace place = mask.empty() ? request.element_place : place_in(mask, shape);
  const bool said = side != 0;
  return Inserter(std::move(element), place, plate, said ? side : scene.plan.light_side);
}

bool light_is_named(const Script& script) {
  return script.first(Slot::light) != nullptr || script.first(Slot::time) != nullptr;
}

Result<std::unique_ptr<Footing>> ground_of(const PaintRequest& request, const Cancel& cancel,
                                           double& seconds) {
  if (request.source.empty())
    return std::unique_ptr<Footing>(std::make_unique<ParentFooting>(*request.parent));
  Result<SourceClip> clip = SourceClip::open(request.source, request.width, request.height, cancel);
  if (!clip) return clip.error();
  seconds = std::min(seconds, clip->seconds());
  return std::unique_ptr<Footing>(
      std::make_unique<ClipFooting>(std::move(*clip), request.fps.value()));
}

}  // namespace

bool is_footage(const PaintRequest& request) {
  return !request.source.empty() || !request.first_frame.empty() || !request.last_frame.empty() ||
         (!request.mask.empty() && request.parent != nullptr);
}

Result<FootageTake> open_footage(const PaintRequest& request, const Scene& scene,
                                 const Cancel& cancel) {
  const bool framed = !request.first_frame.empty() || !request.last_frame.empty();
  if (framed && request.source.empty()) return open_between(request, scene);

  double seconds = request.seconds;
  Result<std::unique_ptr<Footing>> ground = ground_of(request, cancel, seconds);
  if (!ground) return ground.error();
  FootageTake take;
  take.frames = std::max<std::int64_t>(1, std::llround(seconds * request.fps.value()));
  const Script script = script_of(request);
  const auto seed = static_cast<std::uint64_t>(request.seed);
  Bristle brush(tinting_of(scene.plan, light_is_named(script)), seed, request.width,
                request.height);

  const bool plain = request.mask.empty() && request.element.empty();
  if (plain) {
    take.footage = std::make_unique<Repainted>(std::move(*ground), std::move(brush));
    return take;
  }
  auto masked = std::make_unique<Masked>();
  if (!request.mask.empty()) {
    Result<Picture> mask = read_mask(request);
    if (!mask) return mask.error();
    masked->mask = std::move(*mask);
  }
  const bool given = !request.element.empty();
  if (!given && request.source.empty()) {
    masked->change = Change::scene;
    masked->scene.emplace(scene);
  } else if (given || wants_a_thing(script, scene.plan)) {
    masked->change = Change::element;
  } else if (!script.banned.empty()) {
    masked->change = Change::fill;
  } else {
    masked->change = Change::tint;
    masked->brush.emplace(std::move(brush));
  }
  if (masked->change == Change::element) {
    const Result<Picture> first = (*ground)->frame(0);
    if (!first) return first.error();
    Result<Inserter> inserter = inserter_for(request, scene, masked->mask, *first);
    if (!inserter) return inserter.error();
    masked->inserter.emplace(std::move(*inserter));
  }
  masked->ground = std::move(*ground);
  take.footage = std::move(masked);
  return take;
}

}  // namespace shotlab::practice
