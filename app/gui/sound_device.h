// SPDX-License-Identifier: Apache-2.0
//
// The sound device: 48 kHz stereo, pulled from a function. Where there is no device, a silent one
// that keeps time takes its place, so that nothing else needs to know.
//
// Threading: opened and closed on the window's thread; `pull` is called from the device's own.
// Errors:    none to handle; name() says what was found.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace shotlab::gui {

class SoundDevice {
 public:
  using Pull = std::function<void(float* stereo, std::int64_t frames)>;
  static std::unique_ptr<SoundDevice> open(Pull pull);
  virtual ~SoundDevice() = default;

  virtual bool silent() const = 0;              // No real device.
  virtual const std::string& name() const = 0;  // "PulseAudio", "ALSA", "Null", ...
};

}  // namespace shotlab::gui
