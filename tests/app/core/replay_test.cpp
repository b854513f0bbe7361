// SPDX-License-Identifier: Apache-2.0
//
// The same request again, byte for byte, or a reason why not.

#include "app/core/replay.h"

#include "app/core/references.h"
#include "media/base/hash.h"
#include "media/libav/picture_file.h"
#include "tests/app/core/fake_http.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

constexpr const char* kBase = "https://generativelanguage.googleapis.com";
const std::string& png() {
  static const std::string bytes = *encode_png(make_picture(32, 18, 3));
  return bytes;
}

struct Scene {
  test::TempDir dir;
  test::FakeClock clock;
  test::FakeHttp* http = nullptr;  // Owned by the service.
  std::vector<std::string> posted;
  Service service = make_service();
  Ledger ledger = *Ledger::open(dir / "ledger.db", clock);
  Film film = *Film::create(dir / "film", {.provider = "gemini"}, clock);

  Service make_service(const std::string& model = "gemini-omni-1.2-flash") {
    auto fake = std::make_unique<test::FakeHttp>();
    http = fake.get();
    http->on_send = [this](const HttpRequest& request) {
      if (request.method == "POST") posted.push_back(request.body);
    };
    Service made;
    made.provider = "gemini";
    made.base_url = kBase;
    made.capability = *find_capability("gemini-omni-1.2-flash");
    made.capability.model = model;
    made.adapter = make_gemini_interactions(kBase, made.capability);
    made.http = std::move(fake);
    return made;
  }
  Result<Take> run(const ShootOrder& order) {
    http->replies = {
        test::json_reply(R"({"id":"v1_7","object":"interaction","status":"in_progress"})"),
        test::json_reply(R"({"id":"v1_7","object":"interaction","status":"completed","steps":[
          {"type":"model_output","content":[{"type":"video","mime_type":"video/mp4",
           "uri":"https://generativelanguage.googleapis.com/v1beta/files/abc:download?alt=media"}]}]})"),
        test::json_reply(R"({"name":"files/abc","state":"ACTIVE"})")};
    http->downloads = {test::small_clip_bytes(dir.path(), 3)};
    HostGate gate;
    return shoot(order, film, {service, ledger, clock, dir / "locks", {}, {}, 0, &gate});
  }
  ShootOrder order_with_picture() {
    ShootOrder order;
    order.request.prompt = "a lantern in the rain";
    order.request.seconds = 4;
    order.slots.subject = "a lantern";
    order.exercise = "m1e1";
    Result<References> kept =
        keep_references(film, {{"first_frame", dir.write("my lantern.png", png())}});
    REQUIRE(kept);
    order.request.references = kept->recipe;
    order.attachments = kept->attachments;
    return order;
  }
};

}  // namespace

TEST_CASE("A replay sends the same bytes, pictures included, and says whose request it was",
          "[core]") {
  Scene scene;
  Result<Take> first = scene.run(scene.order_with_picture());
  REQUIRE(first);
  CHECK(first->request.references ==
        std::vector<Reference>{{"first_frame", "my lantern.png", sha256(png())}});
  CHECK(first->request_sha256 == sha256(scene.posted[0]));
  fs::remove(scene.dir / "my lantern.png");  // Kept in the film, it need not be where it was.

  Result<ShootOrder> order = replay_order(scene.film, *first, scene.service);
  REQUIRE(order);
  Result<Take> second = scene.run(*order);

  REQUIRE(second);
  REQUIRE(scene.posted.size() == 2);
  CHECK(scene.posted[0] == scene.posted[1]);
  CHECK(second->replay_of == first->id);
  CHECK(second->id != first->id);
  CHECK(second->request == first->request);
  CHECK(second->slots == first->slots);
  CHECK(second->exercise == "m1e1");
  CHECK(second->job_id != first->job_id);
  CHECK(scene.film.find_take(second->id)->replay_of == first->id);
}

TEST_CASE("A reference that is gone or altered is named, and nothing is sent", "[core]") {
  Scene scene;
  Result<Take> take = scene.run(scene.order_with_picture());
  REQUIRE(take);
  const fs::path kept = scene.film.folder() / "assets/references" / (sha256(png()) + ".png");
  REQUIRE(fs::exists(kept));
  CHECK((fs::status(kept).permissions() & fs::perms::owner_write) == fs::perms::none);

  fs::permissions(kept, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(kept, std::ios::app) << "x";
  Result<ShootOrder> altered = replay_order(scene.film, *take, scene.service);
  fs::remove(kept);
  Result<ShootOrder> gone = replay_order(scene.film, *take, scene.service);

  for (const Result<ShootOrder>* order : {&altered, &gone}) {
    REQUIRE_FALSE(*order);
    CHECK_THAT(order->error().message.en, test::contains("cannot be repeated exactly"));
    CHECK_THAT(order->error().message.en, test::contains("my lantern.png"));
    CHECK_THAT(order->error().message.zh, test::contains("my lantern.png"));
  }
  CHECK(scene.posted.size() == 1);
}

TEST_CASE("What would be sent in other bytes is not sent as a replay", "[core]") {
  Scene scene;
  ShootOrder order;
  order.request.prompt = "a lantern in the rain";
  order.request.seconds = 4;
  Result<Take> take = scene.run(order);
  REQUIRE(take);

  Take older = *take;
  older.request_sha256.clear();
  CHECK_THAT(replay_order(scene.film, older, scene.service).error().message.en,
             test::contains("does not tell what was sent"));
  Take other_words = *take;
  other_words.request.prompt += "!";
  CHECK_THAT(replay_order(scene.film, other_words, scene.service).error().message.en,
             test::contains("other bytes"));
  Take other_provider = *take;
  other_provider.provider = "class";
  CHECK_THAT(replay_order(scene.film, other_provider, scene.service).error().message.en,
             test::contains("shot with \"class\""));
  const Service newer = scene.make_service("gemini-omni-9");
  CHECK_THAT(replay_order(scene.film, *take, newer).error().message.en,
             test::contains("now set to \"gemini-omni-9\""));
}

TEST_CASE("An order for certain bytes sends those or nothing", "[core]") {
  Scene scene;
  ShootOrder order;
  order.request.prompt = "a lantern in the rain";
  order.request.seconds = 4;
  order.wanted_sha256 = std::string(64, 'a');
  Result<Take> take = scene.run(order);
  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::unsupported);
  CHECK(scene.posted.empty());
  CHECK(scene.ledger.list()->empty());
}

TEST_CASE("A service that obeys no seed is told of before a replay", "[core]") {
  Scene scene;
  Take take;
  take.request.seed = 7;
  scene.service.capability.seed = false;
  CHECK_FALSE(replay_warning(take, scene.service).empty());
  scene.service.capability.seed = true;
  CHECK(replay_warning(take, scene.service).empty());
}

TEST_CASE("Only pictures and clips that services take are kept as references", "[core]") {
  Scene scene;
  const fs::path text = scene.dir.write("notes.png", "not a picture at all");
  const fs::path picture = scene.dir.write("a.png", png());
  Result<References> wrong = keep_references(scene.film, {{"image", text}});
  REQUIRE_FALSE(wrong);
  CHECK_THAT(wrong.error().message.en, test::contains("\"notes.png\" is no PNG"));
  CHECK_FALSE(keep_references(scene.film, {{"video", picture}}));
  CHECK_FALSE(keep_references(scene.film, {{"image", scene.dir / "none.png"}}));
  // What is cut off would be refused by the service after it was paid for.
  const fs::path half = scene.dir.write("half.png", png().substr(0, png().size() / 2));
  CHECK_FALSE(keep_references(scene.film, {{"image", half}}));
  const std::string whole_clip = test::small_clip_bytes(scene.dir.path());
  const fs::path cut = scene.dir.write("cut.mp4", whole_clip.substr(0, whole_clip.size() / 2));
  CHECK_FALSE(keep_references(scene.film, {{"video", cut}}));
  CHECK(keep_references(scene.film, {{"image", picture}, {"last_frame", picture}})->recipe.size() ==
        2);
  for (const std::string& hash :
       {std::string("../../../etc/passwd"), std::string(64, 'g'), std::string()}) {
    CHECK_FALSE(find_references(scene.film, {{"image", "x.png", hash}}));
  }
}
