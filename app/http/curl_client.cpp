// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>

#include "app/http/address.h"
#include "app/http/client.h"
#include "app/http/intake.h"
#include "app/http/part_file.h"
#include "app/http/transfer.h"
#include "app/http/trouble.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

using http::Address;
using http::Exchange;
using http::Intake;
using http::Outcome;
using http::PartFile;
using http::PeerRule;
using http::ReplyHeaders;

constexpr int kMostRedirects = 5;

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

// A service that repeats the key in its answer, to be helpful or by mistake, is read without it:
// what is shown, kept or handed in can then not hold it.
void conceal(std::string_view key, std::string& text) {
  constexpr std::size_t kFewest = 6;  // A shorter one would be found in honest words.
  constexpr std::string_view kName = "[key]";
  if (const std::size_t blank = key.rfind(' '); blank != std::string_view::npos)
    key.remove_prefix(blank + 1);  // "Bearer ...".
  if (key.size() < kFewest) return;
  for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at)) {
    text.replace(at, key.size(), kName);
    at += kName.size();
  }
}

class CurlClient : public HttpClient {
 public:
  CurlClient(HttpProfile profile, HttpOptions options)
      : profile_(std::move(profile)),
        base_(http::parse_address(profile_.base_url)),
        transfers_(std::move(options)) {}

  Result<HttpReply> send(const HttpRequest& request, const Cancel& cancel) override {
    std::string body;
    const auto sink = [&](const ReplyHeaders&, std::string_view piece) {
      body.append(piece);
      return true;
    };
    Result<Outcome> outcome = follow(request, request.reply_limit, sink, cancel);
    if (!outcome) return outcome.error();
    HttpReply reply{outcome->headers.status(), outcome->headers.all(), std::move(body)};
    conceal(profile_.key, reply.body);
    for (auto& [name, value] : reply.headers) conceal(profile_.key, value);
    return reply;
  }

  Result<DownloadReport> download(const HttpRequest& request, const std::filesystem::path& path,
                                  std::int64_t limit, const Cancel& cancel) override {
    if (request.method != "GET") return http::bad_method(request.method);
    Result<std::unique_ptr<PartFile>> file = PartFile::make(path);
    if (!file) return file.error();
    Intake intake(**file);
    Result<Outcome> outcome = fetch(request, intake, limit, cancel);
    if ((*file)->problem()) return *(*file)->problem();
    if (!outcome) return outcome.error();
    return finish(**file, intake, *outcome);
  }

  Result<DownloadReport> resume(const HttpRequest& request, const std::filesystem::path& path,
                                std::int64_t limit, const Cancel& cancel) override {
    if (request.method != "GET") return http::bad_method(request.method);
    Result<std::unique_ptr<PartFile>> opened = PartFile::open_or_make(path);
    if (!opened) return opened.error();
    PartFile& file = **opened;
    for (;;) {
      Intake intake(file, Intake::Marks::yes);
      HttpRequest ask = request;
      intake.ask_for_the_rest(ask.headers);
      Result<Outcome> outcome = fetch(ask, intake, limit, cancel);
      if (file.problem()) return *file.problem();
      const int status = outcome ? outcome->headers.status() : 0;
      const bool no_rest = status == 416 || (status == 206 && !intake.is_whole());
      if (intake.asked() && (intake.lied() || no_rest)) {
        if (!file.restart({})) return *file.problem();
        continue;  // Once more, for the whole: then nothing is asked that could be answered by a
                   // lie.
      }
      Result<DownloadReport> report =
          outcome ? finish(file, intake, *outcome) : Result<DownloadReport>(outcome.error());
      const bool too_much = !report && report.error().code == ErrorCode::refused;
      if (!report && !too_much) file.leave();
      return report;
    }
  }

 private:
  using Sink = std::function<bool(const ReplyHeaders&, std::string_view)>;

  // The last host contacted, for messages.
  std::string host_;

  Result<Outcome> fetch(const HttpRequest& request, Intake& intake, std::int64_t limit,
                        const Cancel& cancel) {
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(limit, 0));
    const auto sink = [&](const ReplyHeaders& headers, std::string_view piece) {
      return intake.take(headers, piece, limit);
    };
    return follow(request, most, sink, cancel);
  }

  Result<DownloadReport> finish(PartFile& file, const Intake& intake,
                                const Outcome& outcome) const {
    const int status = outcome.headers.status();
    if (status != 200 && !(status == 206 && intake.asked())) return http::no_clip(host_, status);
    // Without a length and without chunks a cut connection looks like the end; a part knows its
    // length from before.
    if (status == 200 && outcome.declared < 0 && !outcome.headers.chunked())
      return http::length_untold(host_);
    if (file.size() == 0) return http::nothing_came(host_);
    Result<std::string> hash = file.keep();
    if (!hash) return hash.error();
    DownloadReport report;
    report.bytes = file.size();
    report.sha256 = *hash;
    report.resumed_from = status == 206 ? intake.resumed_from() : 0;
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
    exchange.sink = [&](const ReplyHeaders& about, std::string_view piece) {
      const int status = about.status();
      const bool redirects = request.method == "GET" && status >= 300 && status < 400;
      return redirects || sink(about, piece);
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
