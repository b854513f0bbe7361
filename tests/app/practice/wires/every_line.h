// SPDX-License-Identifier: Apache-2.0
//
// Every wire and dialect that the practice server speaks, and where.

#pragma once

#include <string>
#include <vector>

namespace shotlab::test {

struct WireLine {
  std::string wire, dialect;
  std::string path;  // Behind the server's address.
};

inline const std::vector<WireLine>& every_line() {
  static const std::vector<WireLine> lines = {
      {"gemini-interactions", "google", ""},
      {"gemini-interactions", "litellm", "/litellm/gemini"},
      {"openai-videos", "generic", ""},
      {"openai-videos", "vllm-omni", "/vllm-omni"},
      {"openai-videos", "sglang", "/sglang"},
      {"openai-videos", "litellm", "/litellm"},
      {"google-lro", "gemini", ""},
      {"google-lro", "vertex", "/v1/projects/practice/locations/us-central1"},
      {"openrouter-videos", "", ""}};
  return lines;
}

}  // namespace shotlab::test
