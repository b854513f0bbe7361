// SPDX-License-Identifier: Apache-2.0
//
// Sockets and paths only: what the JSON says is in wire.cpp, what the jobs do in studio_floor.cpp.

#include "app/practice/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "app/practice/studio_floor.h"
#include "app/practice/wire.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

using practice::CreateRequest;
using practice::JobView;
using practice::StudioFloor;
using practice::WireError;

constexpr std::size_t kMostBody = 16u << 20;  // Bytes of one request.
constexpr const char* kJson = "application/json";

void send(httplib::Response& reply, const WireError& error) {
  reply.status = error.status;
  reply.set_content(error.body, kJson);
}

void send(httplib::Response& reply, const JobView& job) {
  reply.status = 200;
  reply.set_content(practice::job_json(job), kJson);
}

void send(httplib::Response& reply, const std::variant<JobView, WireError>& outcome) {
  std::visit([&](const auto& value) { send(reply, value); }, outcome);
}

// A folder for clips: the caller's, or one of our own that goes when we go.
class ClipFolder {
 public:
  static Result<std::unique_ptr<ClipFolder>> open(const std::filesystem::path& wanted) {
    if (!wanted.empty()) {
      if (Status made = make_folder(wanted); !made) return made.error();
      return std::make_unique<ClipFolder>(wanted, false);
    }
    std::error_code error;
    std::string pattern =
        (std::filesystem::temp_directory_path(error) / "shotlab-practice-XXXXXX").string();
    if (error || ::mkdtemp(pattern.data()) == nullptr) return cannot_write(pattern);
    return std::make_unique<ClipFolder>(pattern, true);
  }
  ClipFolder(std::filesystem::path path, bool own) : path_(std::move(path)), own_(own) {}
  ~ClipFolder() {
    std::error_code ignored;
    if (own_) std::filesystem::remove_all(path_, ignored);
  }
  ClipFolder(const ClipFolder&) = delete;
  ClipFolder& operator=(const ClipFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  bool own_;
};

// Sends a file in pieces; the library turns a Range header into a 206 by itself.
void send_file(const httplib::Request& request, httplib::Response& reply,
               const StudioFloor::File& file) {
  auto stream = std::make_shared<std::ifstream>(file.path, std::ios::binary);
  if (!*stream) return send(reply, practice::content_gone());
  const std::string tag = '"' + file.view.sha256 + '"';
  reply.set_header("ETag", tag);
  reply.set_header("Accept-Ranges", "bytes");
  // A resume of something else than what we have must start anew (RFC 9110, If-Range).
  if (request.has_header("If-Range") && request.get_header_value("If-Range") != tag) {
    const_cast<httplib::Request&>(request)
        .ranges.clear();  // The server's own object, not const there.
  }
  reply.set_content_provider(
      static_cast<std::size_t>(file.view.bytes), "video/mp4",
      [stream](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        std::array<char, 65536> buffer{};
        stream->clear();
        stream->seekg(static_cast<std::streamoff>(offset));
        stream->read(buffer.data(), static_cast<std::streamsize>(std::min(length, buffer.size())));
        const auto got = stream->gcount();
        return got > 0 && sink.write(buffer.data(), static_cast<std::size_t>(got));
      });
}

class Server : public PracticeServer {
 public:
  Server(std::unique_ptr<ClipFolder> folder, const PracticeOptions& options)
      : folder_(std::move(folder)),
        floor_(std::make_unique<StudioFloor>(folder_->path(), options.speed, options.threads)) {
    routes();
  }

  ~Server() override {
    floor_->close();  // Wakes whoever waits for a take.
    http_.stop();
    if (thread_.joinable()) thread_.join();
  }

  Status open(int port) {
    // The library's default shares a port with whoever else has it; ours is ours alone.
    http_.set_socket_options([](socket_t s) {
      const int yes = 1;
      ::setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    port_ = port == 0                               ? http_.bind_to_any_port("127.0.0.1")
            : http_.bind_to_port("127.0.0.1", port) ? port
                                                    : -1;
    if (port_ <= 0) {
      return Error{ErrorCode::io,
                   {"The practice generator found no free port on this computer.",
                    "練習生成器在這部電腦上找不到可用的連接埠。"},
                   {"Close the other program that uses the port, or choose another with --port.",
                    "請關閉佔用連接埠的程式，或用 --port 指定另一個。"}};
    }
    floor_->set_base_url(base_url());
    thread_ = std::thread([this] { http_.listen_after_bind(); });
    // stop() is heard only once the loop runs, so nobody gets this object before that.
    while (!http_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return done();
  }

  std::string base_url() const override { return "http://127.0.0.1:" + std::to_string(port_); }
  int port() const override { return port_; }

 private:
  void routes() {
    http_.set_payload_max_length(kMostBody);
    http_.set_keep_alive_max_count(1000);
    http_.set_keep_alive_timeout(1);  // Seconds; closing waits for idle connections this long.
    http_.set_read_timeout(30);
    http_.set_write_timeout(30);
    // One thread a connection in flight: creates that wait must not lock out polls.
    http_.new_task_queue = [] { return new httplib::ThreadPool(16); };
    http_.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& reply) {
      return admit(request, reply) ? httplib::Server::HandlerResponse::Unhandled
                                   : httplib::Server::HandlerResponse::Handled;
    });
    http_.set_error_handler([](const httplib::Request&, httplib::Response& reply) {
      if (!reply.body.empty()) return;
      const int status = reply.status;
      send(reply,
           practice::front_end(
               status, status == 413   ? "Request payload size exceeds the limit: 16777216 bytes."
                       : status == 404 ? "Requested entity was not found."
                       : status == 416 ? "The requested range is not in the file."
                                       : "The request could not be served."));
    });
    http_.set_exception_handler(
        [](const httplib::Request&, httplib::Response& reply, std::exception_ptr) {
          send(reply, practice::front_end(500, "An internal error occurred."));
        });

    http_.Post("/v1beta/interactions",
               [this](const httplib::Request& request, httplib::Response& reply) {
                 const auto read = practice::read_create(request.body);
                 if (const auto* error = std::get_if<WireError>(&read)) return send(reply, *error);
                 send(reply, floor_->create(std::get<CreateRequest>(read)));
               });
    http_.Get(R"(/v1beta/interactions/([A-Za-z0-9_-]{1,64}))",
              [this](const httplib::Request& request, httplib::Response& reply) {
                const std::string id = request.matches[1];
                if (const auto job = floor_->view(id)) return send(reply, *job);
                send(reply, practice::unknown_interaction(id));
              });
    http_.Post(R"(/v1beta/interactions/([A-Za-z0-9_-]{1,64})/cancel)",
               [this](const httplib::Request& request, httplib::Response& reply) {
                 send(reply, floor_->cancel(request.matches[1]));
               });
    http_.Delete(R"(/v1beta/interactions/([A-Za-z0-9_-]{1,64}))",
                 [this](const httplib::Request& request, httplib::Response& reply) {
                   const std::string id = request.matches[1];
                   if (!floor_->forget(id)) return send(reply, practice::unknown_interaction(id));
                   reply.set_content("{}", kJson);
                 });
    http_.Get(R"(/v1beta/files/([a-z0-9-]{1,40}))",
              [this](const httplib::Request& request, httplib::Response& reply) {
                const std::string id = request.matches[1];
                const auto file = floor_->file(id, true);
                if (!file) return send(reply, practice::file_gone(id));
                reply.set_content(practice::file_json(file->view), kJson);
              });
    http_.Get(R"(/v1beta/files/([a-z0-9-]{1,40}):download)",
              [this](const httplib::Request& request, httplib::Response& reply) {
                const auto file = floor_->file(request.matches[1], false);
                if (!file) return send(reply, practice::content_gone());
                if (request.get_param_value("alt") != "media")
                  return send(reply, practice::bad_request("Only alt=media is supported."));
                send_file(request, reply, *file);
              });
    http_.Get("/v1beta/models", [](const httplib::Request&, httplib::Response& reply) {
      reply.set_content(
          R"({"models":[{"name":"models/practice","displayName":"Practice generator"}]})", kJson);
    });
  }

  // Who may come in: the practice key, once, and no web page of another origin.
  static bool admit(const httplib::Request& request, httplib::Response& reply) {
    if (request.has_header("Origin")) {
      send(reply, practice::front_end(403, "The practice generator does not serve web pages."));
      return false;
    }
    const bool header = request.has_header("x-goog-api-key"), query = request.has_param("key");
    if (header && query) {
      send(reply, practice::two_keys());
    } else if (!header && !query) {
      send(reply, practice::key_missing());
    } else if ((header ? request.get_header_value("x-goog-api-key")
                       : request.get_param_value("key")) != kPracticeKey) {
      send(reply, practice::key_invalid());
    } else {
      return true;
    }
    return false;
  }

  std::unique_ptr<ClipFolder> folder_;
  std::unique_ptr<StudioFloor> floor_;
  httplib::Server http_;
  std::thread thread_;
  int port_ = 0;
};

}  // namespace

Result<std::unique_ptr<PracticeServer>> PracticeServer::start(const PracticeOptions& options) {
  Result<std::unique_ptr<ClipFolder>> folder = ClipFolder::open(options.folder);
  if (!folder) return folder.error();
  auto server = std::make_unique<Server>(std::move(*folder), options);
  if (Status opened = server->open(options.port); !opened) return opened.error();
  return std::unique_ptr<PracticeServer>(std::move(server));
}

}  // namespace shotlab
