// SPDX-License-Identifier: Apache-2.0
//
// Who the other side is. openssl(1) makes the certificates and plays the servers.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

#include "tests/app/http/scene.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

extern char** environ;

using namespace shotlab;
using namespace shotlab::test;

namespace {

void openssl(const TempDir& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "openssl");
  const ProgramRun made = run(arguments, {.folder = folder.path().string()});
  INFO(made.err);
  REQUIRE(made.exit == 0);
}

// A certificate authority of one test, and a certificate that it gave for `name`, valid for `days`.
void make_certificate(const TempDir& folder, const std::string& name, const std::string& days) {
  openssl(folder, {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out",
                   "ca.pem", "-subj", "/CN=test authority", "-days", "2"});
  openssl(folder, {"req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "csr.pem",
                   "-subj", "/CN=test server"});
  folder.write("ext", "subjectAltName=" + name + "\n");
  openssl(folder, {"x509", "-req", "-in", "csr.pem", "-CA", "ca.pem", "-CAkey", "ca.key",
                   "-set_serial", "7", "-out", "cert.pem", "-days", days, "-extfile", "ext"});
}

// `openssl s_server` on a free port, ended with the test.
class TlsServer {
 public:
  TlsServer(const TempDir& folder, const std::vector<std::string>& extra = {}) {
    int out[2];
    REQUIRE(pipe2(out, O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> words{"openssl",
                                   "s_server",
                                   "-accept",
                                   "127.0.0.1:0",
                                   "-www",
                                   "-cert",
                                   (folder / "cert.pem").string(),
                                   "-key",
                                   (folder / "key.pem").string()};
    words.insert(words.end(), extra.begin(), extra.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    REQUIRE(posix_spawnp(&child_, "openssl", &actions, nullptr, argv.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    port_ = read_port(out[0]);
    close(out[0]);
    REQUIRE(port_ > 0);
  }
  ~TlsServer() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }

 private:
  // It says "ACCEPT 127.0.0.1:40123" once it listens.
  static int read_port(int pipe) {
    std::string text;
    char byte = 0;
    pollfd one{pipe, POLLIN, 0};
    while (poll(&one, 1, 20000) > 0 && read(pipe, &byte, 1) == 1) {
      text.push_back(byte);
      const std::size_t at = text.find("ACCEPT ");
      if (at != std::string::npos && byte == '\n')
        return std::atoi(text.c_str() + text.rfind(':') + 1);
    }
    return 0;
  }

  pid_t child_ = 0;
  int port_ = 0;
};

Result<HttpReply> ask(const TlsServer& server, const TempDir& folder, bool trusted = true) {
  HttpOptions options = impatient();
  if (trusted) options.ca_bundle = folder / "ca.pem";
  return client_of(server.url(), options)->send(post(server.url() + "/"), Cancel());
}

void check_unproven(const Result<HttpReply>& reply) {
  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::network);
  CHECK_THAT(reply.error().message.en, contains("could not prove that it is the real one"));
  CHECK_THAT(reply.error().message.en, contains("Nothing was sent."));
  CHECK_THAT(reply.error().message.zh, contains("未能證明其身份"));
}

}  // namespace

TEST_CASE("a server with a trusted certificate for its name is talked to", "[http]") {
  if (!have_program("openssl")) SKIP("openssl is not installed");
  TempDir folder;
  make_certificate(folder, "IP:127.0.0.1", "2");
  TlsServer server(folder);

  HttpOptions options = impatient();
  options.ca_bundle = folder / "ca.pem";
  Result<HttpReply> reply =
      client_of(server.url(), options)->send(get(server.url() + "/"), Cancel());

  REQUIRE(reply);
  CHECK(reply->status == 200);
}

TEST_CASE(
    "a certificate nobody vouches for, one for another name and an old one are refused unsent",
    "[http]") {
  if (!have_program("openssl")) SKIP("openssl is not installed");
  TempDir folder;
  make_certificate(folder, "IP:127.0.0.1", "2");
  check_unproven(ask(TlsServer(folder), folder, false));

  TempDir other;
  make_certificate(other, "DNS:generativelanguage.googleapis.com", "2");
  check_unproven(ask(TlsServer(other), other));

  TempDir old;
  make_certificate(old, "IP:127.0.0.1", "-1");
  check_unproven(ask(TlsServer(old), old));
}

TEST_CASE("TLS older than 1.2 is refused unsent", "[http]") {
  if (!have_program("openssl")) SKIP("openssl is not installed");
  TempDir folder;
  make_certificate(folder, "IP:127.0.0.1", "2");

  Result<HttpReply> reply =
      ask(TlsServer(folder, {"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"}), folder);

  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::network);
}

TEST_CASE("https to a port that speaks plain http, or nothing, is refused unsent", "[http]") {
  LiarServer plain({{say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"), hang()}, {hang()}});
  const std::string base = "https://127.0.0.1:" + std::to_string(plain.port());
  auto client = client_of(base);

  for (int connection = 0; connection < 2; ++connection) {
    Result<HttpReply> reply = client->send(post(base + "/"), Cancel());
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::network);
  }
  CHECK(plain.requests().empty());
}
