// SPDX-License-Identifier: Apache-2.0

#include "app/http/network.h"

#include <curl/curl.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace shotlab::http {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(50);  // At a request to cancel.
constexpr int kPollMs = 60'000;                             // Every change wakes it before.

// Once per program. A key log for TLS, if the environment asks for one, would write down what the
// key travels under.
bool prepare_libcurl() {
  static const bool ready = [] {
    ::unsetenv("SSLKEYLOGFILE");
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  }();
  return ready;
}

}  // namespace

std::shared_ptr<Network> Network::of_this_program() {
  static std::mutex mutex;
  static std::weak_ptr<Network> one;  // Weak: the thread ends with the last client.
  const std::lock_guard<std::mutex> hold(mutex);
  std::shared_ptr<Network> network = one.lock();
  if (!network) {
    network.reset(new Network());
    one = network;
  }
  return network;
}

Network::Network() : multi_(prepare_libcurl() ? curl_multi_init() : nullptr) {
  if (multi_ == nullptr) return;
  // Signals are for the other threads: Ctrl-C is theirs to handle, and a peer that hangs up must
  // not kill the program.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { work(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Network::~Network() {
  if (multi_ == nullptr) return;
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    closing_ = true;
  }
  curl_multi_wakeup(multi_);
  thread_.join();
  curl_multi_cleanup(multi_);
}

int Network::run(void* easy, const Cancel& cancel, bool& cancelled) {
  cancelled = cancel.requested();
  if (cancelled) return CURLE_ABORTED_BY_CALLBACK;
  if (multi_ == nullptr) return CURLE_FAILED_INIT;
  Order order{easy};
  std::unique_lock<std::mutex> hold(mutex_);
  orders_.push_back(&order);
  curl_multi_wakeup(multi_);
  while (!order.over) {
    changed_.wait_for(hold, kLookEvery);
    if (order.over || order.stop || !cancel.requested()) continue;
    order.stop = true;
    cancelled = true;
    orders_.push_back(&order);  // A second time: to be looked at again.
    curl_multi_wakeup(multi_);
  }
  // It may have ended well just before.
  if (order.code == CURLE_OK) cancelled = false;
  return order.code;
}

void Network::finish(Order* order, int code) {
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    // Nothing of it may stay behind: it lives on its caller's stack.
    std::erase(orders_, order);
    order->code = code;
    order->over = true;
  }
  changed_.notify_all();
}

void Network::take_orders(std::vector<Order*>& running) {
  for (;;) {
    Order* order = nullptr;
    bool stop = false;
    {
      const std::lock_guard<std::mutex> hold(mutex_);
      if (orders_.empty()) return;
      order = orders_.front();
      orders_.pop_front();
      stop = order->stop;
    }
    const auto place = std::find(running.begin(), running.end(), order);
    if (stop) {
      if (place != running.end()) {
        curl_multi_remove_handle(multi_, order->easy);
        running.erase(place);
      }
      finish(order, CURLE_ABORTED_BY_CALLBACK);
    } else if (curl_multi_add_handle(multi_, order->easy) == CURLM_OK) {
      running.push_back(order);
    } else {
      finish(order, CURLE_FAILED_INIT);
    }
  }
}

void Network::work() {
  std::vector<Order*> running;
  for (;;) {
    take_orders(running);
    int active = 0;
    const bool broken = curl_multi_perform(multi_, &active) != CURLM_OK;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const int code = message->data.result;
      void* easy = message->easy_handle;
      const auto place = std::find_if(running.begin(), running.end(),
                                      [&](const Order* order) { return order->easy == easy; });
      if (place == running.end()) continue;
      Order* order = *place;
      running.erase(place);
      curl_multi_remove_handle(multi_, easy);  // The message is gone with it.
      finish(order, code);
    }
    if (broken) {
      for (Order* order : running) {
        curl_multi_remove_handle(multi_, order->easy);
        finish(order, CURLE_FAILED_INIT);
      }
      running.clear();
    }
    {
      const std::lock_guard<std::mutex> hold(mutex_);
      if (closing_ && running.empty() && orders_.empty()) return;
      if (!orders_.empty()) continue;
    }
    curl_multi_poll(multi_, nullptr, 0, kPollMs, nullptr);
  }
}

}  // namespace shotlab::http
