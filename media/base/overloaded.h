// SPDX-License-Identifier: Apache-2.0
//
// Several lambdas as one visitor: std::visit(Overloaded{[](A) {}, [](B) {}}, variant).
//
// Threading: a value of the caller's.

#pragma once

namespace shotlab {

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace shotlab
