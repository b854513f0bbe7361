// SPDX-License-Identifier: Apache-2.0

#include "app/gui/sound_device.h"

#include <fcntl.h>
#include <miniaudio.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

namespace shotlab::gui {
namespace {

// ALSA and JACK write some 25 lines to stderr where no device exists. While this lives, nobody
// reads them.
class QuietStderr {
 public:
  QuietStderr() {
    std::fflush(stderr);
    kept_ = dup(STDERR_FILENO);
    const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept_ >= 0 && nothing >= 0) dup2(nothing, STDERR_FILENO);
    if (nothing >= 0) close(nothing);
  }
  ~QuietStderr() {
    std::fflush(stderr);
    if (kept_ < 0) return;
    dup2(kept_, STDERR_FILENO);
    close(kept_);
  }
  QuietStderr(const QuietStderr&) = delete;
  QuietStderr& operator=(const QuietStderr&) = delete;

 private:
  int kept_ = -1;
};

class Miniaudio : public SoundDevice {
 public:
  explicit Miniaudio(Pull pull) : pull_(std::move(pull)) {}
  ~Miniaudio() override {
    if (opened_) ma_device_uninit(&device_);
  }

  bool start() {
    const QuietStderr quiet;
    ma_device_config config = ma_device_config_init(ma_device_type_playback);
    config.playback.format = ma_format_f32;
    config.playback.channels = 2;
    config.sampleRate = 48000;
    config.dataCallback = on_data;
    config.pUserData = this;
    // The default list has no silent device at its end, and fails where there is no sound card.
    const ma_backend backends[] = {ma_backend_pulseaudio, ma_backend_alsa, ma_backend_jack,
                                   ma_backend_null};
    ma_context_config context = ma_context_config_init();
    opened_ = ma_device_init_ex(backends, 4, &context, &config, &device_) == MA_SUCCESS;
    if (!opened_) return false;
    name_ = ma_get_backend_name(device_.pContext->backend);
    silent_ = device_.pContext->backend == ma_backend_null;
    return ma_device_start(&device_) == MA_SUCCESS;
  }

  bool silent() const override { return silent_; }
  const std::string& name() const override { return name_; }

 private:
  static void on_data(ma_device* device, void* output, const void*, ma_uint32 frames) {
    static_cast<Miniaudio*>(device->pUserData)
        ->pull_(static_cast<float*>(output), static_cast<std::int64_t>(frames));
  }

  Pull pull_;
  ma_device device_{};
  bool opened_ = false;
  bool silent_ = true;
  std::string name_ = "none";
};

}  // namespace

std::unique_ptr<SoundDevice> SoundDevice::open(Pull pull) {
  auto device = std::make_unique<Miniaudio>(std::move(pull));
  device->start();
  return device;
}

}  // namespace shotlab::gui
