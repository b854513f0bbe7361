#include "app/practice/stage.h"
namespace shotlab::practice {
void build_room(StageBuilder& b) { build_tram_stop(b); }
}  // namespace shotlab::practice
