// SPDX-License-Identifier: Apache-2.0
//
// CBOR as content credentials use it, read with limits, and the name in a signer's certificate.
//
// Threading: pure functions.
// Errors:    anything that does not fit is nothing.
// Source:    RFC 8949; RFC 9052 (COSE_Sign1), RFC 9360 (x5chain); X.690 for the certificate's
// bytes.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shotlab {

// Numbers and simple values are passed over: nobody here asks for them.
struct Cbor {
  enum class Kind { other, text, bytes, list, map } kind = Kind::other;
  std::string text;               // Of text and bytes.
  std::vector<Cbor> items;        // Of a list, and the values of a map.
  std::vector<std::string> keys;  // Of a map, beside `items`: text keys, numbers as digits.
  const Cbor* find(std::string_view key) const;  // Null: no such key, or no map.
};

std::optional<Cbor> parse_cbor(std::string_view bytes);

// The organisation, else the common name, of the certificate that a COSE_Sign1 brings along; empty
// if it brings none. Nothing is verified.
std::string signer_of(const Cbor& cose_sign1);

}  // namespace shotlab
