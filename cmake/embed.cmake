# penstock_embed(target folder): links the files of `folder` into `target`, which must be a program
# or library that links penstock_http; http::embedded_assets() then lists them. A folder that is
# not there (yet) gives a plain page that says how to build. Runs again only when a file changes.
function(penstock_embed target folder)
  if(NOT TARGET penstock_embed_tool)
    add_executable(penstock_embed_tool ${CMAKE_SOURCE_DIR}/tools/embed.cc)
    target_link_libraries(penstock_embed_tool PRIVATE PkgConfig::BROTLI PkgConfig::ZLIB)
  endif()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${target}_assets.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND penstock_embed_tool ${output} ${folder}
    DEPENDS penstock_embed_tool ${files}
    COMMENT "Embedding ${folder}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
