// SPDX-License-Identifier: Apache-2.0

#include "app/core/whitebox.h"

#include <system_error>

#include "app/practice/painter.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/base/text.h"

namespace shotlab {
namespace fs = std::filesystem;

Result<fs::path> whitebox_clip(const WhiteboxFlight& flight, const fs::path& cache,
                               const Cancel& cancel, const std::function<void(double)>& progress) {
  PaintRequest request;
  request.prompt = "whitebox, " + flight.place + ", soft daylight";
  request.seconds = flight.seconds;
  request.width = 640;
  request.height = 360;
  request.seed = 1;
  request.camera_path = flight.path;
  std::string recipe = "whitebox 2\n" + request.prompt + "\n" + number(flight.seconds, 3);
  for (const CameraKey& key : flight.path) {
    for (const double value :
         {key.seconds, key.x, key.y, key.z, key.look_x, key.look_y, key.look_z, key.fov}) {
      recipe += " " + number(value, 4);
    }
  }
  const fs::path file = cache / "reference" / ("path-" + sha256(recipe).substr(0, 24) + ".mp4");
  if (std::error_code ignored; fs::exists(file, ignored)) return file;
  if (Status made = make_folder(file.parent_path()); !made) return made.error();
  const Result<PaintReport> painted = paint_take(request, file, cancel, 1, progress);
  if (!painted) return painted.error();
  return file;
}

}  // namespace shotlab
