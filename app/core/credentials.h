// SPDX-License-Identifier: Apache-2.0
//
// Notices the content credentials that a provider put into its clip (C2PA, XMP): that they are
// there, and what they say of themselves. It verifies nothing, claims no trust, and never alters a
// byte.
//
// Threading: pure but for reading the file.
// Errors:    what cannot be read is left out; a file that is no MP4 has none.
// Source:    reference "reliability" §6.1 (where the boxes lie, measured on c2pa-rs), C2PA 2.x §8
//            and §11, ISO 19566-5 (JUMBF), RFC 8949 (CBOR).

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/core/boxes.h"
#include "media/base/text.h"

namespace shotlab {

struct ContentCredentials {
  bool c2pa = false;        // A C2PA manifest store is in the file.
  std::uint64_t bytes = 0;  // Its size.
  int manifests = 0;        // Of this clip and of what it was made from.
  std::string generator;    // Who says to have made the claim: "Google C2PA Core Generator".
  std::string source_type;  // "trainedAlgorithmicMedia", as the newest manifest says it.
  std::string signer;       // Organisation in the signer's certificate, unverified.
  bool xmp = false;         // An XMP packet is in the file.
  std::string xmp_source_type;
  bool empty() const { return !c2pa && !xmp; }
  bool operator==(const ContentCredentials&) const = default;
};

ContentCredentials find_credentials(const ByteSource& bytes);
ContentCredentials find_credentials(const std::filesystem::path& file);

// One line for people: what is there and who says it. Empty if there is nothing.
Text credentials_line(const ContentCredentials& credentials);

}  // namespace shotlab
