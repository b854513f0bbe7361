#include "app/practice/stage.h"
namespace shotlab::practice {
void build_market_lane(StageBuilder& b) { build_tram_stop(b); }
}  // namespace shotlab::practice
