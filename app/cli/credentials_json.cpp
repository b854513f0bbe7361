// SPDX-License-Identifier: Apache-2.0

#include "app/cli/credentials_json.h"

#include <nlohmann/json.hpp>

namespace shotlab::cli {

Json credentials_json(const ContentCredentials& found) {
  return {{"c2pa", found.c2pa},
          {"manifests", found.manifests},
          {"generator", found.generator},
          {"signer", found.signer},
          {"source_type", found.source_type},
          {"xmp", found.xmp},
          {"xmp_source_type", found.xmp_source_type},
          {"verified", false}};
}

}  // namespace shotlab::cli
