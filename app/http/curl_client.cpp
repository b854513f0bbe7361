// SPDX-License-Identifier: Apache-2.0

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "app/http/address.h"
#include "app/http/client.h"
#include "app/http/transfer.h"
#include "app/http/trouble.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

using http::Address;
using http::Exchange;
using http::Outcome;
using http::PeerRule;

constexpr int kMostRedirects = 5;
constexpr std::size_t kErrorPage = 64u << 10;  // Of a status that is not the one hoped for.

bool is_token(std::string_view name) {
  constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || kOthers.find(c) != std::string_view::npos;
  });
}

// libcurl sends what it is given: a line break in a value would be a header of someone else's
// choice.
bool is_field_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
  });
}

// A file in the making: written with our own descriptor, hashed on the way, gone unless kept.
class NewFile {
 public:
  static Result<std::unique_ptr<NewFile>> make(const std::filesystem::path& path) {
    errno = 0;
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) return cannot_write(path);
    return std::unique_ptr<NewFile>(new NewFile(path, fd));
  }
  ~NewFile() {
    if (fd_ >= 0) ::close(fd_);
    if (!kept_) ::unlink(path_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  bool add(std::string_view bytes) {
    hash_.add(bytes);
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return fail();
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  // The hash, once the bytes are safe on the disk.
  Result<std::string> keep() {
    const int fd = fd_;
    if (!problem_ && ::fsync(fd) != 0) fail();
    fd_ = -1;
    if (::close(fd) != 0 && !problem_) fail();
    if (problem_) return *problem_;
    kept_ = true;
    return hash_.hex();
  }

  const std::optional<Error>& problem() const { return problem_; }

 private:
  NewFile(std::filesystem::path path, int fd) : path_(std::move(path)), fd_(fd) {}
  bool fail() {
    problem_ = cannot_write(path_);
    return false;
  }

  std::filesystem::path path_;
  int fd_;
  bool kept_ = false;
  Sha256 hash_;
  std::optional<Error> problem_;
};

class CurlClient : public HttpClient {
 public:
  CurlClient(HttpProfile profile, HttpOptions options)
      : profile_(std::move(profile)),
        base_(http::parse_address(profile_.base_url)),
        transfers_(std::move(options)) {}

  Result<HttpReply> send(const HttpRequest& request, const Cancel& cancel) override {
    std::string body;
    const auto sink = [&](int, std::string_view piece) {
      body.append(piece);
      return true;
    };
    Result<Outcome> outcome = follow(request, request.reply_limit, sink, cancel);
    if (!outcome) return outcome.error();
    return HttpReply{outcome->headers.status(), outcome->headers.all(), std::move(body)};
  }

  Result<DownloadReport> download(const HttpRequest& request, const std::filesystem::path& path,
                                  std::int64_t limit, const Cancel& cancel) override {
    if (request.method != "GET") return http::bad_method(request.method);
    Result<std::unique_ptr<NewFile>> file = NewFile::make(path);
    if (!file) return file.error();
    // Whatever comes with another status is no clip, and no more of it is read than an error page
    // has.
    std::size_t other = 0;
    const auto sink = [&](int status, std::string_view piece) {
      if (status == 200) return (*file)->add(piece);
      other += piece.size();
      return other <= kErrorPage;
    };
    const std::size_t most = static_cast<std::size_t>(std::max<std::int64_t>(limit, 0));
    Result<Outcome> outcome = follow(request, most, sink, cancel);
    if ((*file)->problem()) return *(*file)->problem();
    if (!outcome) return outcome.error();
    return finish(**file, *outcome);
  }

 private:
  using Sink = std::function<bool(int, std::string_view)>;

  // The last host contacted, for messages.
  std::string host_;

  Result<DownloadReport> finish(NewFile& file, const Outcome& outcome) const {
    const int status = outcome.headers.status();
    if (status != 200) return http::no_clip(host_, status);
    // Without a length and without chunks a cut connection looks like the end.
    if (outcome.declared < 0 && !outcome.headers.chunked()) return http::length_untold(host_);
    if (outcome.received == 0) return http::nothing_came(host_);
    Result<std::string> hash = file.keep();
    if (!hash) return hash.error();
    DownloadReport report;
    report.bytes = outcome.received;
    report.sha256 = *hash;
    for (const auto& [name, value] : outcome.headers.all()) {
      if (name == "content-type") report.content_type = value;
    }
    return report;
  }

  // Runs the request and, for a GET, what it is redirected to.
  Result<Outcome> follow(const HttpRequest& request, std::size_t limit, const Sink& sink,
                         const Cancel& cancel) {
    if (!base_) return base_.error();
    const bool get = request.method == "GET";
    if (!get && request.method != "POST" && request.method != "DELETE") {
      return http::bad_method(request.method);
    }
    Result<Address> address = http::parse_address(request.url);
    if (!address) return address.error();
    Status allowed = http::may_contact(*base_, *address);
    if (!allowed) return allowed.error();

    for (int hop = 0;; ++hop) {
      host_ = address->shown();
      Result<Outcome> outcome = once(request, *address, limit, sink, cancel);
      if (!outcome || !get || outcome->redirect.empty()) return outcome;
      if (hop == kMostRedirects) return http::too_many_redirects(host_);
      Result<Address> next = http::parse_address(outcome->redirect);
      if (!next) return http::redirect_refused(host_, next.error().message);
      allowed = http::may_contact(*base_, *next);
      if (!allowed) return http::redirect_refused(host_, allowed.error().message);
      address = next;
    }
  }

  Result<Outcome> once(const HttpRequest& request, const Address& address, std::size_t limit,
                       const Sink& sink, const Cancel& cancel) {
    Exchange exchange;
    exchange.method = request.method;
    exchange.url = address.url;
    exchange.scheme = address.scheme;
    exchange.body = request.body;
    exchange.limit = limit;
    exchange.timeout_s = request.timeout_s;
    exchange.peers = peers_for(address);
    exchange.direct = address.is_loopback();
    // A page that only redirects is not what the receiver waits for.
    exchange.sink = [&](int status, std::string_view piece) {
      const bool redirects = request.method == "GET" && status >= 300 && status < 400;
      return redirects || sink(status, piece);
    };
    Status headers = add_headers(request, address, exchange.headers);
    if (!headers) return headers.error();

    Outcome outcome = transfers_.run(exchange, cancel);
    const bool page_ended = outcome.stop == http::Stop::sink && outcome.headers.status() != 200;
    if (outcome.ok() || page_ended) return outcome;
    return http::trouble(outcome, host_, request.method != "GET", limit);
  }

  Status add_headers(const HttpRequest& request, const Address& address,
                     std::vector<std::string>& lines) const {
    Headers all = request.headers;
    // The key goes to its own origin and nowhere else, on the first hop and on every later one.
    if (!request.credential_header.empty() && !profile_.key.empty() &&
        address.same_origin(*base_)) {
      all.emplace_back(request.credential_header, profile_.key);
    }
    for (const auto& [name, value] : all) {
      if (!is_token(name) || !is_field_value(value)) return http::bad_header(name);
      lines.push_back(name);
      lines.back().append(": ").append(value);
    }
    return done();
  }

  PeerRule peers_for(const Address& address) const {
    if (address.scheme == "http") return PeerRule::loopback_only;
    if (address.host == base_->host) return PeerRule::any;
    return base_->is_loopback() && address.is_loopback() ? PeerRule::loopback_only
                                                         : PeerRule::public_only;
  }

  HttpProfile profile_;
  Result<Address> base_;
  http::Transfers transfers_;
};

}  // namespace

std::unique_ptr<HttpClient> make_curl_client(HttpProfile profile, HttpOptions options) {
  return std::make_unique<CurlClient>(std::move(profile), std::move(options));
}

}  // namespace shotlab
