// SPDX-License-Identifier: Apache-2.0
//
// What reference pictures show (level G2): a character's coat, hat, scarf and mark, or five colours
// for a whole picture. Works on the generator's own stills and on plain drawings on plain paper; no
// face is recognised, only where skin is.
//
// Threading: pure functions; references_of reads files.
// Errors:    a picture that cannot be read is told by check_references; references_of leaves it
// out.

#pragma once

#include <optional>
#include <vector>

#include "app/practice/levels/identity.h"
#include "app/practice/painter.h"
#include "media/base/result.h"
#include "media/model/picture.h"

namespace shotlab::practice {

struct References {
  std::optional<CharacterLook> character;
  std::vector<Rgb> swatches;  // Largest share first.
};

// Can all pictures of the request be read?
Status check_references(const PaintRequest& request);
References references_of(const PaintRequest& request);

// Nothing if no figure stands out from its background.
std::optional<CharacterLook> character_in(const Picture& picture);
// Up to `count` colours (k-means in a perceptual space, seeded by the picture itself).
std::vector<Rgb> swatches_of(const Picture& picture, std::size_t count = 5);

}  // namespace shotlab::practice
