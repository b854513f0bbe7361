// SPDX-License-Identifier: Apache-2.0
//
// Code points of the Material icons in use, as UTF-8. An icon always has a word or a tooltip beside
// it.

#pragma once

namespace shotlab::gui::icon {

inline constexpr const char* kPlay = "\uE037";
inline constexpr const char* kPause = "\uE034";
inline constexpr const char* kFirst = "\uE5DC";
inline constexpr const char* kLast = "\uE5DD";
inline constexpr const char* kStepBack = "\uE5CB";
inline constexpr const char* kStepForward = "\uE5CC";
inline constexpr const char* kLoop = "\uE040";
inline constexpr const char* kStar = "\uE838";
inline constexpr const char* kStarEmpty = "\uE83A";
inline constexpr const char* kClose = "\uE5CD";
inline constexpr const char* kAdd = "\uE145";
inline constexpr const char* kMinus = "\uE15B";
inline constexpr const char* kScope = "\uE01D";
inline constexpr const char* kTrimStart = "\uE22E";
inline constexpr const char* kTrimEnd = "\uE230";
inline constexpr const char* kFit = "\uE56B";
inline constexpr const char* kUndo = "\uE166";
inline constexpr const char* kRedo = "\uE15A";
inline constexpr const char* kSearch = "\uE8B6";
inline constexpr const char* kLight = "\uE518";
inline constexpr const char* kDark = "\uE51C";
inline constexpr const char* kKeyboard = "\uE312";
inline constexpr const char* kHint = "\uE90F";
inline constexpr const char* kFilm = "\uE02C";
inline constexpr const char* kScissors = "\uE14E";
inline constexpr const char* kPaper = "\uE873";
inline constexpr const char* kBrief = "\uE85D";
inline constexpr const char* kCamera = "\uE04B";
inline constexpr const char* kCheck = "\uE5CA";
inline constexpr const char* kWarning = "\uE002";
inline constexpr const char* kTime = "\uE8B5";
inline constexpr const char* kArrow = "\uE5C8";
inline constexpr const char* kUp = "\uE5D8";
inline constexpr const char* kDown = "\uE5DB";
inline constexpr const char* kLeft = "\uE5C4";
inline constexpr const char* kSave = "\uE161";
inline constexpr const char* kExport = "\uE2C4";
inline constexpr const char* kYes = "\uE8DC";
inline constexpr const char* kNo = "\uE8DB";
inline constexpr const char* kMaybe = "\uE8DD";
inline constexpr const char* kCompare = "\uE949";
inline constexpr const char* kLook = "\uE8F4";
inline constexpr const char* kMenu = "\uE5D2";
inline constexpr const char* kDice = "\uEB40";
inline constexpr const char* kNote = "\uE0B9";
inline constexpr const char* kNoPicture = "\uF116";
inline constexpr const char* kMore = "\uE5CF";
inline constexpr const char* kLess = "\uE5CE";
inline constexpr const char* kLanguage = "\uE894";
inline constexpr const char* kTitle = "\uE264";
inline constexpr const char* kMarker = "\uE153";
inline constexpr const char* kSound = "\uE050";
inline constexpr const char* kNoSound = "\uE04F";

}  // namespace shotlab::gui::icon
