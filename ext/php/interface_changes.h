/* Every change of the interface, a line each: the topic whose stub changed, and a checksum of it without comments. No guard: it is read inside a
 * list. bin/arginfo adds the line; a change that takes something away, or gives it another meaning, is one that breaks (bin/arginfo --breaks). */
CALAGOPUS_INTERFACE_BREAK(exceptions, "35004294aadc0a0d")
CALAGOPUS_INTERFACE_BREAK(inputs, "aea1eed39c9a1e06")
CALAGOPUS_INTERFACE_BREAK(interface, "ce62e8301cba724b")
CALAGOPUS_INTERFACE_BREAK(opterius, "b5e559bec234d9b9")
CALAGOPUS_INTERFACE_BREAK(panel, "d23bcf470a355584")
CALAGOPUS_INTERFACE_BREAK(results, "50ac69c70e85cd10")
CALAGOPUS_INTERFACE_BREAK(streams, "156e4c93d5f0efed")
CALAGOPUS_INTERFACE_CHANGE(exceptions, "a9af6e039d4466d2")
CALAGOPUS_INTERFACE_CHANGE(inputs, "efb142c4460a9173")
CALAGOPUS_INTERFACE_CHANGE(results, "ccdc4b9c3ed733bf")
CALAGOPUS_INTERFACE_CHANGE(exceptions, "34e398d39ecdf102")
