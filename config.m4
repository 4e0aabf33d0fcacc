dnl Builds the extension with phpize: finds libcurl and json-c, checks their floors, and names every source once.

PHP_ARG_ENABLE([calagopus],
  [whether to enable the Calagopus extension],
  [AS_HELP_STRING([--enable-calagopus], [Enable provisioning on Calagopus panels])],
  [yes])

PHP_ARG_WITH([libcurl],
  [where libcurl is],
  [AS_HELP_STRING([--with-libcurl=DIR], [calagopus: prefix of libcurl (default: what pkg-config finds, best the one that PHP's curl extension uses)])],
  [no], [no])

PHP_ARG_WITH([json-c],
  [where json-c is],
  [AS_HELP_STRING([--with-json-c=DIR], [calagopus: prefix of json-c (default: what pkg-config finds)])],
  [no], [no])

PHP_ARG_ENABLE([calagopus-werror],
  [whether to treat warnings of the Calagopus extension as errors],
  [AS_HELP_STRING([--enable-calagopus-werror], [calagopus, for its developers: all warnings, as errors])],
  [no], [no])

PHP_ARG_ENABLE([calagopus-debug],
  [whether to check the Calagopus extension's own assumptions at run time],
  [AS_HELP_STRING([--enable-calagopus-debug], [calagopus, for its developers: check the properties that are filled against the stubs])],
  [no], [no])

dnl CALAGOPUS_FIND_LIBRARY(VARIABLE, NAME, pkg-config name, floor, header, library, prefix, Debian package)
AC_DEFUN([CALAGOPUS_FIND_LIBRARY], [
  $1_CFLAGS=""
  $1_LIBS=""
  if test "$7" != "no" && test "$7" != "yes"; then
    AC_MSG_CHECKING([for $2 in $7])
    if test ! -f "$7/include/$5"; then
      AC_MSG_ERROR([there is no include/$5 in $7: give the prefix under which $2 was installed])
    fi
    AC_MSG_RESULT([found])
    $1_CFLAGS="-I$7/include"
    calagopus_libdir="$7/$PHP_LIBDIR"
    test -d "$calagopus_libdir" || calagopus_libdir="$7/lib"
    $1_LIBS="-L$calagopus_libdir -l$6"
  else
    test -n "$PKG_CONFIG" || AC_PATH_TOOL([PKG_CONFIG], [pkg-config], [no])
    AC_MSG_CHECKING([for $2 $4 or newer])
    if test "$PKG_CONFIG" = "no" || test ! -x "$PKG_CONFIG"; then
      AC_MSG_ERROR([pkg-config was not found: install it (Debian: pkg-config), or give --with-libcurl=DIR and --with-json-c=DIR])
    fi
    if ! "$PKG_CONFIG" --exists "$3"; then
      AC_MSG_ERROR([$2 was not found: install its development files (Debian: $8), or name its prefix with --with-$3=DIR])
    fi
    calagopus_found=`"$PKG_CONFIG" --modversion "$3"`
    if ! "$PKG_CONFIG" --atleast-version="$4" "$3"; then
      AC_MSG_ERROR([$2 $calagopus_found is too old: $4 or newer is needed])
    fi
    AC_MSG_RESULT([$calagopus_found])
    $1_CFLAGS=`"$PKG_CONFIG" --cflags "$3"`
    $1_LIBS=`"$PKG_CONFIG" --libs "$3"`
  fi
])

dnl CALAGOPUS_FLAG(VARIABLE, flag): appends a flag that the compiler takes.
AC_DEFUN([CALAGOPUS_FLAG], [
  calagopus_saved_cflags="$CFLAGS"
  CFLAGS="$CFLAGS -Werror $2"
  AC_MSG_CHECKING([whether $CC takes $2])
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes]); $1="$$1 $2"],
    [AC_MSG_RESULT([no])])
  CFLAGS="$calagopus_saved_cflags"
])

if test "$PHP_CALAGOPUS" != "no"; then
  CALAGOPUS_FIND_LIBRARY([CALAGOPUS_CURL], [libcurl], [libcurl], [7.61.0], [curl/curl.h], [curl], [$PHP_LIBCURL], [libcurl4-openssl-dev])
  CALAGOPUS_FIND_LIBRARY([CALAGOPUS_JSON], [json-c], [json-c], [0.13], [json-c/json.h], [json-c], [$PHP_JSON_C], [libjson-c-dev])

  calagopus_saved_cppflags="$CPPFLAGS"
  calagopus_saved_libs="$LIBS"
  CPPFLAGS="$CPPFLAGS $CALAGOPUS_CURL_CFLAGS $CALAGOPUS_JSON_CFLAGS"
  LIBS="$LIBS $CALAGOPUS_CURL_LIBS $CALAGOPUS_JSON_LIBS"

  dnl With a prefix nothing has looked at the versions yet.
  AC_MSG_CHECKING([whether libcurl is 7.61 and json-c 0.13 at least])
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <curl/curl.h>
#include <json-c/json.h>
#if LIBCURL_VERSION_NUM < 0x073d00
#error libcurl is too old
#endif
#if JSON_C_VERSION_NUM < 0x000d00
#error json-c is too old
#endif]], [])], [AC_MSG_RESULT([yes])], [AC_MSG_ERROR([libcurl 7.61 and json-c 0.13, or newer, are needed])])

  AC_MSG_CHECKING([whether they can be linked])
  AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <curl/curl.h>
#include <json-c/json.h>]], [[json_object_put(json_object_new_object()); return curl_global_init(CURL_GLOBAL_ALL);]])],
    [AC_MSG_RESULT([yes])], [AC_MSG_ERROR([linking against libcurl and json-c failed: see config.log])])

  CPPFLAGS="$calagopus_saved_cppflags"
  LIBS="$calagopus_saved_libs"

  PHP_EVAL_INCLINE([$CALAGOPUS_CURL_CFLAGS])
  PHP_EVAL_INCLINE([$CALAGOPUS_JSON_CFLAGS])
  dnl Not by PHP_EVAL_LIBLINE: it writes where the libraries were into the extension, which would look there first wherever it is installed.
  CALAGOPUS_SHARED_LIBADD="$CALAGOPUS_CURL_LIBS $CALAGOPUS_JSON_LIBS"

  CALAGOPUS_CFLAGS="-std=gnu11 -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -I@ext_srcdir@/ext"
  CALAGOPUS_FLAG([CALAGOPUS_CFLAGS], [-fvisibility=hidden])
  CALAGOPUS_FLAG([CALAGOPUS_CFLAGS], [-fstack-protector-strong])
  CALAGOPUS_FLAG([CALAGOPUS_CFLAGS], [-fstack-clash-protection])
  CALAGOPUS_FLAG([CALAGOPUS_CFLAGS], [-fcf-protection])
  dnl Wants optimisation, and says so with a warning where there is none.
  case "$CFLAGS" in
    *-O0*|*-fsanitize=*) ;;
    *) CALAGOPUS_CFLAGS="$CALAGOPUS_CFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2" ;;
  esac
  CALAGOPUS_LDFLAGS=""
  CALAGOPUS_FLAG([CALAGOPUS_LDFLAGS], [-Wl,-z,relro,-z,now])
  CALAGOPUS_SHARED_LIBADD="$CALAGOPUS_SHARED_LIBADD $CALAGOPUS_LDFLAGS"

  if test "$PHP_CALAGOPUS_WERROR" != "no"; then
    CALAGOPUS_CFLAGS="$CALAGOPUS_CFLAGS -Wall -Wextra -Wshadow -Wstrict-prototypes -Wformat=2 -Werror"
    dnl PHP's own headers are not ours to mend.
    for calagopus_folder in "" /main /TSRM /Zend /ext; do
      CALAGOPUS_CFLAGS="$CALAGOPUS_CFLAGS -isystem $phpincludedir$calagopus_folder"
    done
  fi
  if test "$PHP_CALAGOPUS_DEBUG" != "no"; then
    CALAGOPUS_CFLAGS="$CALAGOPUS_CFLAGS -DCALAGOPUS_DEBUG=1"
  fi

  calagopus_sources="
    dnl sources: begin (bin/manifest keeps this list)
    ext/calagopus.c
    ext/core/allowed.c
    ext/core/buffer.c
    ext/core/clock.c
    ext/core/error.c
    ext/core/host.c
    ext/core/http.c
    ext/core/http_answer.c
    ext/core/http_deadline.c
    ext/core/http_failure.c
    ext/core/http_gate.c
    ext/core/http_request.c
    ext/core/http_retry.c
    ext/core/json.c
    ext/core/json_copy.c
    ext/core/json_scan.c
    ext/core/json_token.c
    ext/core/json_write.c
    ext/core/lists.c
    ext/core/memory.c
    ext/core/needles.c
    ext/core/origin.c
    ext/core/pool.c
    ext/core/pool_sockets.c
    ext/core/pool_watch.c
    ext/core/redact.c
    ext/core/secrets.c
    ext/core/sha256.c
    ext/core/shared.c
    ext/core/shared_anonymous.c
    ext/core/shared_breaker.c
    ext/core/shared_cache.c
    ext/core/shared_figures.c
    ext/core/shared_file.c
    ext/core/shared_folder.c
    ext/core/shared_rate.c
    ext/core/shared_report.c
    ext/core/shared_silence.c
    ext/core/spelling.c
    ext/core/text.c
    ext/core/trace.c
    ext/core/work.c
    ext/panel/answer.c
    ext/panel/cache.c
    ext/panel/operations.c
    ext/panel/panel.c
    ext/panel/panel_read.c
    ext/panel/reader.c
    ext/panel/reduced.c
    ext/panel/similar.c
    ext/panel/calagopus/body.c
    ext/panel/calagopus/cached.c
    ext/panel/calagopus/catalog.c
    ext/panel/calagopus/driver.c
    ext/panel/calagopus/read.c
    ext/panel/calagopus/refuse.c
    ext/panel/calagopus/routes.c
    ext/panel/calagopus/signin.c
    ext/panel/calagopus/socket.c
    ext/panel/opterius/driver.c
    ext/panel/opterius/read.c
    ext/panel/opterius/refuse.c
    ext/panel/opterius/words.c
    ext/provision/allocation.c
    ext/provision/backup.c
    ext/provision/capacity.c
    ext/provision/catalog.c
    ext/provision/change.c
    ext/provision/client.c
    ext/provision/common.c
    ext/provision/complete.c
    ext/provision/connection.c
    ext/provision/create.c
    ext/provision/delete.c
    ext/provision/difference.c
    ext/provision/disk.c
    ext/provision/egg.c
    ext/provision/find.c
    ext/provision/give.c
    ext/provision/lifecycle.c
    ext/provision/mark.c
    ext/provision/options.c
    ext/provision/order.c
    ext/provision/owner.c
    ext/provision/placement.c
    ext/provision/ports.c
    ext/provision/ref.c
    ext/provision/resolve.c
    ext/provision/signin.c
    ext/provision/socket.c
    ext/provision/spec.c
    ext/provision/stream.c
    ext/provision/transfer.c
    ext/provision/unlink.c
    ext/provision/usage.c
    ext/provision/variables.c
    ext/provision/wanted.c
    ext/provision/hosting/account.c
    ext/provision/hosting/check.c
    ext/provision/hosting/create.c
    ext/provision/hosting/reserved.c
    ext/provision/hosting/usage.c
    ext/php/arguments.c
    ext/php/call.c
    ext/php/classes.c
    ext/php/exceptions.c
    ext/php/info.c
    ext/php/ini.c
    ext/php/input_object.c
    ext/php/inputs.c
    ext/php/interface.c
    ext/php/opterius.c
    ext/php/opterius_values.c
    ext/php/option_text.c
    ext/php/owner.c
    ext/php/panel.c
    ext/php/panel_object.c
    ext/php/placement.c
    ext/php/ref.c
    ext/php/results.c
    ext/php/settings.c
    ext/php/shared.c
    ext/php/socket.c
    ext/php/spec.c
    ext/php/status.c
    ext/php/streams.c
    ext/php/trace.c
    ext/php/value.c
    dnl sources: end
  "
  calagopus_sources=`echo $calagopus_sources`

  PHP_NEW_EXTENSION([calagopus], [$calagopus_sources], [$ext_shared],, [$CALAGOPUS_CFLAGS])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/core])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/panel])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/panel/calagopus])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/panel/opterius])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/provision])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/provision/hosting])
  PHP_ADD_BUILD_DIR([$ext_builddir/ext/php])
  PHP_ADD_EXTENSION_DEP([calagopus], [spl])
  PHP_SUBST([CALAGOPUS_SHARED_LIBADD])
fi
