// SPDX-License-Identifier: Apache-2.0
//
// The desktop's keyring through libsecret, with a patience of our own: its own calls wait for a
// service that does not answer, and start one where there is none.

#include "app/core/keys.h"

#ifdef SHOTLAB_HAVE_LIBSECRET
#include <libsecret/secret.h>
#endif

#include <filesystem>
#include <system_error>

namespace shotlab {
namespace {

Error no_keyring() {
  return {ErrorCode::unsupported,
          {"There is no keyring in this session.", "這個環境沒有鑰匙圈。"},
          {"Put the key into its environment variable instead.", "請改為把金鑰放入環境變數。"}};
}

#ifdef SHOTLAB_HAVE_LIBSECRET

constexpr guint kPatienceMs = 4000;
constexpr guint kPatienceAskingMs = 120'000;  // While a person may be typing a password.

Error trouble(const std::string& why) {
  return {
      ErrorCode::io,
      fill(Text{"The keyring did not answer as it should ({0}).", "鑰匙圈沒有正常回應（{0}）。"},
           {why}),
      {"Unlock it, or put the key into its environment variable.",
       "請解鎖鑰匙圈，或把金鑰放入環境變數。"}};
}

// Without one, libsecret would try to start a bus by itself.
bool has_session_bus() {
  if (!environment("DBUS_SESSION_BUS_ADDRESS").empty()) return true;
  const std::filesystem::path runtime = environment("XDG_RUNTIME_DIR");
  std::error_code ignored;
  return !runtime.empty() && std::filesystem::exists(runtime / "bus", ignored);
}

const SecretSchema* schema() {
  static const SecretSchema one = [] {
    SecretSchema made{};
    made.name = "io.shotlab.ProviderKey";
    made.flags = SECRET_SCHEMA_NONE;
    made.attributes[0] = {"provider", SECRET_SCHEMA_ATTRIBUTE_STRING};
    return made;
  }();
  return &one;
}

// Runs one asynchronous call of libsecret to its end in this thread, or cancels it when the
// patience is over. The context of its own keeps the window's events out.
class Call {
 public:
  explicit Call(guint patience_ms)
      : context_(g_main_context_new()),
        loop_(g_main_loop_new(context_, FALSE)),
        cancel_(g_cancellable_new()) {
    g_main_context_push_thread_default(context_);
    GSource* timer = g_timeout_source_new(patience_ms);
    g_source_set_callback(
        timer,
        [](gpointer data) {
          g_cancellable_cancel(static_cast<Call*>(data)->cancel_);
          return static_cast<gboolean>(G_SOURCE_REMOVE);
        },
        this, nullptr);
    g_source_attach(timer, context_);
    g_source_unref(timer);
  }
  ~Call() {
    g_clear_error(&error_);
    g_clear_object(&result_);
    // What was let go of is freed by the context that it was made in.
    while (g_main_context_iteration(context_, FALSE) != FALSE) {
    }
    g_main_context_pop_thread_default(context_);
    g_object_unref(cancel_);
    g_main_loop_unref(loop_);
    g_main_context_unref(context_);
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  GCancellable* cancel() { return cancel_; }
  GError** error() { return &error_; }
  static void ended(GObject*, GAsyncResult* result, gpointer data) {
    auto* call = static_cast<Call*>(data);
    call->result_ = G_ASYNC_RESULT(g_object_ref(result));
    g_main_loop_quit(call->loop_);
  }
  GAsyncResult* wait() {
    g_main_loop_run(loop_);
    return result_;
  }
  // What went wrong, if anything did.
  Status status() const {
    if (error_ == nullptr) return done();
    if (g_error_matches(error_, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
        g_error_matches(error_, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
        g_error_matches(error_, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
        g_error_matches(error_, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)) {
      return no_keyring();
    }
    return trouble(error_->message != nullptr ? error_->message : "");
  }

 private:
  GMainContext* context_;
  GMainLoop* loop_;
  GCancellable* cancel_;
  GAsyncResult* result_ = nullptr;
  GError* error_ = nullptr;
};

class DesktopKeyring : public Keyring {
 public:
  Result<std::optional<std::string>> find(const std::string& provider) override {
    if (!has_session_bus()) return std::optional<std::string>();
    Call call(kPatienceMs);
    secret_password_search(schema(), SECRET_SEARCH_LOAD_SECRETS, call.cancel(), &Call::ended, &call,
                           "provider", provider.c_str(), nullptr);
    GList* items = secret_password_search_finish(call.wait(), call.error());
    std::optional<std::string> key;
    for (GList* item = items; item != nullptr && !key; item = item->next) {
      SecretValue* value = secret_retrievable_retrieve_secret_sync(SECRET_RETRIEVABLE(item->data),
                                                                   call.cancel(), nullptr);
      if (value == nullptr) continue;  // Locked.
      if (const char* text = secret_value_get_text(value)) key = text;
      secret_value_unref(value);
    }
    g_list_free_full(items, g_object_unref);
    if (Status fine = call.status(); !fine) {
      // No service is no trouble: there is just nothing.
      if (fine.error() == no_keyring()) return std::optional<std::string>();
      return fine.error();
    }
    return key;
  }

  Status store(const std::string& provider, const std::string& key) override {
    if (!has_session_bus()) return no_keyring();
    Call call(kPatienceAskingMs);
    const std::string label = "Shotlab: " + provider;
    secret_password_store(schema(), SECRET_COLLECTION_DEFAULT, label.c_str(), key.c_str(),
                          call.cancel(), &Call::ended, &call, "provider", provider.c_str(),
                          nullptr);
    secret_password_store_finish(call.wait(), call.error());
    return call.status();
  }

  Status forget(const std::string& provider) override {
    if (!has_session_bus()) return no_keyring();
    Call call(kPatienceAskingMs);
    secret_password_clear(schema(), call.cancel(), &Call::ended, &call, "provider",
                          provider.c_str(), nullptr);
    secret_password_clear_finish(call.wait(), call.error());
    return call.status();
  }
};

#else

// Built without libsecret: variables only.
class DesktopKeyring : public Keyring {
 public:
  Result<std::optional<std::string>> find(const std::string&) override {
    return std::optional<std::string>();
  }
  Status store(const std::string&, const std::string&) override { return no_keyring(); }
  Status forget(const std::string&) override { return no_keyring(); }
};

#endif

}  // namespace

std::unique_ptr<Keyring> desktop_keyring() { return std::make_unique<DesktopKeyring>(); }

}  // namespace shotlab
