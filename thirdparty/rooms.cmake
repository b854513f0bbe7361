# SPDX-License-Identifier: Apache-2.0
#
# How a room and its test are declared: one call each, in the folder's own CMakeLists.txt.
#
#   shotlab_room(media_edit
#     DEPENDS media_base media_model media_libav   # rooms that its files may include
#     LIBS shotlab::ffmpeg                         # foreign libraries, only for its .cpp files
#     PUBLIC_LIBS ...                              # foreign libraries that its headers show (rare)
#     FILES trim.cpp trim.h)
#
#   shotlab_test(media_edit
#     DEPENDS media_edit
#     LABEL threads         # such tests also run under the thread sanitizer; all of one label are
#                           # built by the target shotlab_tests_<label>
#     PROGRAM               # its tests run the `shotlab` program
#     TIMEOUT 600           # seconds for one test case; 300 if not said
#     FILES trim_test.cpp)
#
#   shotlab_fuzz(http                      # test_fuzz_http replays what was kept, fuzz_http finds more
#     DEPENDS app_http
#     SOURCES a.cpp         # files of rooms that are too big to be linked whole
#     FILES try_http.cpp    # defines try_input() (tests/support/fuzz.h)
#     REPLAY replay_test.cpp)
#
# A room is the static library shotlab_<name>, a test the program test_<name>. Includes are written
# from the repository root. Every header compiles alone: one with a source beside it is the first
# thing which that source includes (tests/house says so), the others are compiled alone by the target
# all_verify_interface_header_sets.

include_guard(GLOBAL)

set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
if(SHOTLAB_HAVE_TESTS)
  include(${SHOTLAB_CATCH_CMAKE})
endif()

function(shotlab_warnings target scope)
  target_compile_options(${target} ${scope}
    -Wall -Wextra -Wshadow
    -Wno-missing-field-initializers  # GCC 12 warns on partial designated initialisers.
    $<$<BOOL:${SHOTLAB_WERROR}>:-Werror>)
endfunction()

function(shotlab_room name)
  cmake_parse_arguments(arg "" "" "DEPENDS;LIBS;PUBLIC_LIBS;FILES" ${ARGN})
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "shotlab_room(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  set(target shotlab_${name})
  set(headers ${arg_FILES})
  list(FILTER headers INCLUDE REGEX "\\.h$")
  set(sources ${arg_FILES})
  list(FILTER sources EXCLUDE REGEX "\\.h$")
  list(TRANSFORM arg_DEPENDS PREPEND shotlab_)

  if(sources)
    add_library(${target} STATIC ${sources})
    set(scope PUBLIC)
    shotlab_warnings(${target} PRIVATE)
    target_link_libraries(${target} PRIVATE ${arg_LIBS})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  foreach(source IN LISTS sources)
    string(REGEX REPLACE "\\.cpp$" ".h" header ${source})
    list(REMOVE_ITEM headers ${header})
  endforeach()
  target_sources(${target} ${scope}
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
  target_include_directories(${target} ${scope} ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} ${scope} ${arg_DEPENDS} ${arg_PUBLIC_LIBS})
endfunction()

function(shotlab_test name)
  cmake_parse_arguments(arg "PROGRAM" "TIMEOUT;LABEL" "DEPENDS;LIBS;FILES" ${ARGN})
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "shotlab_test(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  set(target test_${name})
  list(TRANSFORM arg_DEPENDS PREPEND shotlab_)

  add_executable(${target} ${arg_FILES})
  shotlab_warnings(${target} PRIVATE)
  target_link_libraries(${target} PRIVATE shotlab_test_support ${arg_DEPENDS} ${arg_LIBS})
  target_precompile_headers(${target} REUSE_FROM shotlab_test_support)
  # Assertions are no hot code: two thirds of a build are its tests, and this takes a quarter off.
  if(CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
    target_compile_options(${target} PRIVATE -O1)
  endif()
  # GCC 12, which no longer sees that what is precompiled is the system's, warns inside std::string.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
      -Wno-stringop-overread -Wno-error=maybe-uninitialized)
  endif()
  if(arg_PROGRAM AND TARGET shotlab)
    add_dependencies(${target} shotlab)
  endif()
  set(properties TIMEOUT ${arg_TIMEOUT})
  if(arg_LABEL)
    list(APPEND properties LABELS ${arg_LABEL})
    if(NOT TARGET shotlab_tests_${arg_LABEL})
      add_custom_target(shotlab_tests_${arg_LABEL})
    endif()
    add_dependencies(shotlab_tests_${arg_LABEL} ${target})
  endif()
  catch_discover_tests(${target}
    TEST_PREFIX "${name}: "
    WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
    DISCOVERY_MODE PRE_TEST
    PROPERTIES ${properties})
endfunction()

# The fuzzers are there in the preset `fuzz` (clang) only; tests/fuzz.md tells how they are run.
function(shotlab_fuzz name)
  cmake_parse_arguments(arg "" "" "DEPENDS;LIBS;SOURCES;FILES;REPLAY" ${ARGN})
  shotlab_test(fuzz_${name}
    DEPENDS ${arg_DEPENDS}
    LIBS ${arg_LIBS}
    FILES ${arg_FILES} ${arg_SOURCES} ${arg_REPLAY})
  if(NOT SHOTLAB_FUZZ)
    return()
  endif()
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "SHOTLAB_FUZZ needs clang: cmake --preset fuzz")
  endif()
  set(target fuzz_${name})
  list(TRANSFORM arg_DEPENDS PREPEND shotlab_)
  add_executable(${target} ${SHOTLAB_FUZZ_MAIN} ${arg_FILES} ${arg_SOURCES})
  shotlab_warnings(${target} PRIVATE)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${arg_DEPENDS} ${arg_LIBS})
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  if(NOT TARGET shotlab_fuzzers)
    add_custom_target(shotlab_fuzzers)
  endif()
  add_dependencies(shotlab_fuzzers ${target})
endfunction()
