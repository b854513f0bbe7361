// SPDX-License-Identifier: Apache-2.0

#include "app/http/transfer.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "app/http/curl_fault.h"
#include "app/http/network.h"
#include "media/base/text.h"

namespace shotlab::http {
namespace {

struct EasyCleanup {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyCleanup>;
using List = std::unique_ptr<curl_slist, ListCleanup>;

// What the callbacks of one exchange share.
struct Running {
  const Exchange& exchange;
  Outcome& outcome;
  std::vector<int> proxy_ports;
  bool sent_once = false;

  bool is_proxy(int port) const {
    return std::find(proxy_ports.begin(), proxy_ports.end(), port) != proxy_ports.end();
  }
  bool stop(Stop why) {
    if (outcome.stop == Stop::none) outcome.stop = why;
    return false;
  }
};

// --- Callbacks ---------------------------------------------------------------------------------

// Called when the connection stands and no byte of the request has left. libcurl would send a POST
// again, unasked, when a reused connection dies; a second call for one paid request ends it.
int before_request(void* data, char* peer, char*, int port, int) {
  auto& running = *static_cast<Running*>(data);
  // The connection may be one that another client opened, under another rule.
  if (!running.is_proxy(port) && !allows(running.exchange.peers, std::string(peer))) {
    running.stop(Stop::forbidden_peer);
    return CURL_PREREQFUNC_ABORT;
  }
  const bool paid = running.exchange.method != "GET";
  if (running.sent_once && paid) {
    running.stop(Stop::second_send);
    return CURL_PREREQFUNC_ABORT;
  }
  running.sent_once = true;
  running.outcome.sent = true;
  return CURL_PREREQFUNC_OK;
}

int port_of(const sockaddr& peer) {
  if (peer.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &peer, sizeof in);
    return ntohs(in.sin_port);
  }
  sockaddr_in6 in{};
  std::memcpy(&in, &peer, sizeof in);
  return ntohs(in.sin6_port);
}

curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* peer) {
  auto& running = *static_cast<Running*>(data);
  if (!running.is_proxy(port_of(peer->addr)) && !allows(running.exchange.peers, peer->addr)) {
    running.stop(Stop::forbidden_peer);
    return CURL_SOCKET_BAD;
  }
  return ::socket(peer->family, peer->socktype | SOCK_CLOEXEC, peer->protocol);
}

std::size_t take_header(char* line, std::size_t, std::size_t size, void* data) {
  auto& running = *static_cast<Running*>(data);
  if (running.outcome.headers.take({line, size})) return size;
  running.stop(Stop::bad_headers);
  return 0;
}

std::size_t take_body(char* piece, std::size_t, std::size_t size, void* data) {
  auto& running = *static_cast<Running*>(data);
  // Counted here, because libcurl's own limit only looks at a declared length.
  running.outcome.received += static_cast<std::int64_t>(size);
  if (static_cast<std::size_t>(running.outcome.received) > running.exchange.limit) {
    running.stop(Stop::too_large);
    return 0;
  }
  if (running.exchange.sink(running.outcome.headers, {piece, size})) return size;
  running.stop(Stop::sink);
  return 0;
}

// --- Setting up --------------------------------------------------------------------------------

// Ports of the proxies that the environment names: the peer of such a connection is the proxy, not
// the host, so the rule for hosts is not for it.
std::vector<int> environment_proxy_ports() {
  std::vector<int> ports;
  for (const char* name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string text = value;
    const std::size_t colon = text.rfind(':');
    const std::size_t digits = colon == std::string::npos ? std::string::npos : colon + 1;
    const int port = digits == std::string::npos ? 0 : std::atoi(text.c_str() + digits);
    ports.push_back(port > 0 ? port : 1080);  // libcurl's own default.
  }
  return ports;
}

bool set_up(CURL* easy, curl_slist* headers, const HttpOptions& options, Running& running) {
  const Exchange& exchange = running.exchange;
  bool fine = true;
  const auto set = [&](CURLoption option, auto value) {
    fine = fine && curl_easy_setopt(easy, option, value) == CURLE_OK;
  };
  // Where to. The other thirty protocols of this build are none of ours; a name or password in the
  // URL, ~/.netrc and an automatic redirect are ways for a credential to get lost.
  set(CURLOPT_URL, exchange.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, exchange.scheme.c_str());
  set(CURLOPT_REDIR_PROTOCOLS_STR, exchange.scheme.c_str());
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_UNRESTRICTED_AUTH, 0L);
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(CURLOPT_OPENSOCKETDATA, &running);
  // Elsewhere than on this computer the environment's proxy serves, but never gets our headers.
  if (exchange.direct) set(CURLOPT_PROXY, "");
  set(CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
  set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  // Who it is.
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options.ca_bundle.empty()) set(CURLOPT_CAINFO, options.ca_bundle.c_str());
  // How long.
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_QUICK_EXIT, 1L);  // A cancelled name look-up is not waited for.
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_s));
  set(CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options.low_speed_bytes_per_s));
  set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.low_speed_s));
  set(CURLOPT_TIMEOUT, static_cast<long>(exchange.timeout_s));
  set(CURLOPT_MAXLIFETIME_CONN, 300L);
  // What. HTTP/1.1 is enough for one request at a time and has no streams that are tried again.
  // No ACCEPT_ENCODING: 521 KB of gzip can be 512 MiB.
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_USERAGENT, "Shotlab/0.1");
  set(CURLOPT_HTTPHEADER, headers);
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(exchange.limit));
  set(CURLOPT_HEADERFUNCTION, &take_header);
  set(CURLOPT_HEADERDATA, &running);
  set(CURLOPT_WRITEFUNCTION, &take_body);
  set(CURLOPT_WRITEDATA, &running);
  set(CURLOPT_PREREQFUNCTION, &before_request);
  set(CURLOPT_PREREQDATA, &running);
  if (exchange.method == "GET") {
    set(CURLOPT_HTTPGET, 1L);
    return fine;
  }
  // A paid request gets a connection of its own, before and after.
  set(CURLOPT_FRESH_CONNECT, 1L);
  set(CURLOPT_FORBID_REUSE, 1L);
  set(CURLOPT_POST, 1L);
  set(CURLOPT_POSTFIELDS, exchange.body.data() != nullptr ? exchange.body.data() : "");
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(exchange.body.size()));
  if (exchange.method != "POST") set(CURLOPT_CUSTOMREQUEST, exchange.method.c_str());
  return fine;
}

List make_headers(const Exchange& exchange) {
  List list;
  const auto add = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) return false;
    (void)list.release();
    list.reset(longer);
    return true;
  };
  // "Expect: 100-continue" stalls behind some gateways, and a form type is not what we post.
  if (!add("Expect:")) return nullptr;
  const bool typed =
      std::any_of(exchange.headers.begin(), exchange.headers.end(),
                  [](const auto& h) { return lower_ascii(h).starts_with("content-type:"); });
  if (!typed && !add("Content-Type:")) return nullptr;
  for (const std::string& line : exchange.headers) {
    // libcurl drops a header without a value unless it is written with a semicolon.
    const bool empty = line.ends_with(": ");
    if (!add(empty ? line.substr(0, line.size() - 2) + ";" : line)) return nullptr;
  }
  return list;
}

// --- Reading the result ------------------------------------------------------------------------

void read_result(CURL* easy, CURLcode code, Outcome& outcome) {
  long os_error = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &os_error);
  outcome.fault = fault_of(code, os_error);
  if (code != CURLE_OK && outcome.detail.empty()) outcome.detail = curl_easy_strerror(code);
  if (!outcome.sent && outcome.fault == Fault::cut_off) {
    long proxy_status = 0;  // Of a CONNECT: libcurl reports a refused one as a read error.
    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
    outcome.fault = proxy_status >= 300 ? Fault::proxy : Fault::connect;
    if (proxy_status >= 300) outcome.detail = std::to_string(proxy_status);
  }
  curl_off_t declared = -1;
  curl_easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &declared);
  outcome.declared = declared;
  char* redirect = nullptr;
  curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &redirect);
  if (redirect != nullptr) outcome.redirect = redirect;
}

}  // namespace

struct Transfers::State {
  HttpOptions options;
  std::shared_ptr<Network> network;  // Shared: one thread serves every client of the program.
};

Transfers::Transfers(HttpOptions options)
    : state_(std::make_unique<State>(State{std::move(options), Network::of_this_program()})) {}

Transfers::~Transfers() = default;

Outcome Transfers::run(const Exchange& exchange, const Cancel& cancel) {
  Outcome outcome;
  Running running{exchange, outcome, {}};
  if (!exchange.direct) running.proxy_ports = environment_proxy_ports();
  const List headers = make_headers(exchange);
  const Easy easy(curl_easy_init());
  outcome.fault = Fault::other;
  if (!easy || !headers || !set_up(easy.get(), headers.get(), state_->options, running)) {
    outcome.detail = "libcurl cannot be set up";
    return outcome;
  }
  bool cancelled = false;
  const int code = state_->network->run(easy.get(), cancel, cancelled);
  if (cancelled) running.stop(Stop::cancelled);
  read_result(easy.get(), static_cast<CURLcode>(code), outcome);
  if (outcome.ok() && !outcome.headers.whole()) outcome.fault = Fault::cut_off;
  if (outcome.stop == Stop::bad_headers) outcome.detail = outcome.headers.fault();
  return outcome;
}

}  // namespace shotlab::http
