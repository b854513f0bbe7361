// SPDX-License-Identifier: Apache-2.0

#include "app/http/curl_fault.h"

#include <curl/curl.h>

#include <cerrno>

#include "app/http/local_network.h"

namespace shotlab::http {

Fault fault_of(int code, long os_error) {
  switch (code) {
    case CURLE_OK:
      return Fault::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return has_network() ? Fault::name : Fault::no_network;
    case CURLE_COULDNT_CONNECT:
      return os_error == ENETUNREACH || !has_network() ? Fault::no_network : Fault::connect;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_USE_SSL_FAILED:
      return Fault::tls;
    case CURLE_OPERATION_TIMEDOUT:
      return Fault::timeout;
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      return Fault::cut_off;
    case CURLE_FILESIZE_EXCEEDED:
      return Fault::too_large;
    // A header line over 100 KB is reported as "out of memory", a storm of them as a read error.
    case CURLE_OUT_OF_MEMORY:
    case CURLE_UNSUPPORTED_PROTOCOL:  // HTTP/0.9, or no status line at all.
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
      return Fault::nonsense;
    default:
      return Fault::other;
  }
}

}  // namespace shotlab::http
