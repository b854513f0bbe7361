// SPDX-License-Identifier: Apache-2.0
//
// The socket and the threads: paths are in doors.cpp, what the JSON says in wires/, what the jobs
// do in studio_floor.cpp.

#include "app/practice/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <system_error>
#include <thread>

#include "app/practice/clip_folder.h"
#include "app/practice/doors.h"
#include "app/practice/sending.h"

namespace shotlab {
namespace {

using practice::ClipFolder;
using practice::Doors;
using practice::StudioFloor;

constexpr std::size_t kMostBody = 16u << 20;  // Bytes of one request.

class Server : public PracticeServer {
 public:
  Server(std::unique_ptr<ClipFolder> folder, const PracticeOptions& options)
      : folder_(std::move(folder)),
        floor_(std::make_unique<StudioFloor>(folder_->path(), options.speed, options.threads,
                                             options.clip, options.memory)),
        doors_(std::make_unique<Doors>(*floor_, options.faults, options.on_fault, closing_)) {
    routes();
  }

  ~Server() override {
    closing_.request();  // Ends faults that hold a line.
    floor_->close();     // Wakes whoever waits for a take.
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
    doors_->set_address(base_url(), port_);
    thread_ = std::thread([this] { http_.listen_after_bind(); });
    // stop() is heard only once the loop runs, so nobody gets this object before that.
    while (!http_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return done();
  }

  std::string base_url() const override { return "http://127.0.0.1:" + std::to_string(port_); }
  int port() const override { return port_; }
  void set_faults(practice::FaultPlan faults) override { doors_->set_faults(std::move(faults)); }

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
      if (!request.has_header("Origin")) return httplib::Server::HandlerResponse::Unhandled;
      practice::send(reply,
                     practice::front_end(403, "The practice generator does not serve web pages."));
      return httplib::Server::HandlerResponse::Handled;
    });
    http_.set_error_handler([](const httplib::Request&, httplib::Response& reply) {
      if (!reply.body.empty()) return;
      const int status = reply.status;
      practice::send(
          reply,
          practice::front_end(
              status, status == 413   ? "Request payload size exceeds the limit: 16777216 bytes."
                      : status == 404 ? "Requested entity was not found."
                      : status == 416 ? "The requested range is not in the file."
                                      : "The request could not be served."));
    });
    http_.set_exception_handler(
        [](const httplib::Request&, httplib::Response& reply, const std::exception_ptr&) {
          practice::send(reply, practice::front_end(500, "An internal error occurred."));
        });

    doors_->open(http_);
  }

  Cancel closing_;
  std::unique_ptr<ClipFolder> folder_;
  std::unique_ptr<StudioFloor> floor_;
  std::unique_ptr<Doors> doors_;
  httplib::Server http_;
  std::thread thread_;
  int port_ = 0;
};

}  // namespace

Result<std::unique_ptr<PracticeServer>> PracticeServer::start(const PracticeOptions& options) {
  std::error_code ignored;  // Then it is "", and the folder cannot be made.
  const std::filesystem::path temporary = std::filesystem::temp_directory_path(ignored);
  Result<std::unique_ptr<ClipFolder>> folder = ClipFolder::open(options.folder, temporary);
  if (!folder) return folder.error();
  auto server = std::make_unique<Server>(std::move(*folder), options);
  if (Status opened = server->open(options.port); !opened) return opened.error();
  return std::unique_ptr<PracticeServer>(std::move(server));
}

}  // namespace shotlab
