package org.boxsoak.owners;

import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.memory.AllocInfo;
import org.boxsoak.memory.DmaBufInfo;
import org.boxsoak.memory.KmemLeak;
import org.boxsoak.memory.LoadedModules;
import org.boxsoak.memory.PageOwner;
import org.boxsoak.memory.PageTrace;
import org.boxsoak.memory.SlabAllocs;
import org.boxsoak.memory.SlabTrace;
import org.boxsoak.memory.VmallocInfo;
import org.boxsoak.trace.CallChain;
import org.boxsoak.trace.Frame;
import org.boxsoak.trace.Use;

/** Reads what each source says into who holds how much. */
final class OwnerReaders {
    private static final int KB = 1024;
    private static final int PAGE = 4096;

    private OwnerReaders() {}

    static void slab(String text, Holdings holdings) {
        for (SlabAllocs.Site site : SlabAllocs.parse(text).sites()) {
            CallChain chain = CallChain.parse(site.callers());
            Frame caller = Frame.parse(site.function());
            boolean isNamed = !site.function().isEmpty() && !new CallChain(List.of(caller)).isAllocatorAlone();
            if (isNamed) {
                holdings.add(Owner.of(site.cache(), caller), chain, site.bytes());
            } else if (!chain.frames().isEmpty()) {
                holdings.add(site.cache(), chain, site.bytes());
            }
        }
    }

    static void vmalloc(String text, Holdings holdings) {
        VmallocInfo.parse(text)
                .pagesByCaller()
                .forEach((caller, pages) ->
                        holdings.add(Owner.of("vmalloc", Frame.parse(caller)), CallChain.UNKNOWN, pages * PAGE));
    }

    static void processes(String text, Holdings holdings) {
        text.lines().forEach(line -> {
            String[] words = line.split(" ", 3);
            if (words.length == 3 && words[1].matches("\\d{1,12}")) {
                holdings.add(
                        new Owner("memory of a process", words[2] + " (" + words[0] + ")", ""),
                        CallChain.UNKNOWN,
                        Long.parseLong(words[1]) * KB);
            }
        });
    }

    static void dmaBuf(String text, Holdings holdings) {
        DmaBufInfo.parse(text)
                .buffers()
                .forEach(b -> holdings.add(
                        new Owner("dma-buf", b.exporter() + (b.name().isEmpty() ? "" : " '" + b.name() + "'"), ""),
                        CallChain.UNKNOWN,
                        b.bytes()));
    }

    static void pageTrace(String text, Holdings holdings) {
        PageTrace.parse(text).bytesByFunction().forEach((function, bytes) -> {
            CallChain chain = new CallChain(List.of(Frame.parse(function)));
            if (namesSomebody(chain)) {
                holdings.add("pages", chain, bytes);
            }
        });
    }

    static void slabTrace(String text, Holdings holdings) {
        SlabTrace.parse(text)
                .sizes()
                .forEach(size -> size.sites()
                        .forEach(site -> holdings.add(
                                "kmalloc-" + size.objectBytes(),
                                chain(site.function(), site.callers()),
                                site.bytes())));
    }

    static void allocInfo(String text, Holdings holdings) {
        AllocInfo.parse(text).sites().forEach(site -> {
            Frame frame = new Frame(site.function(), site.module().isEmpty() ? null : site.module());
            if (namesSomebody(new CallChain(List.of(frame)))) {
                holdings.add(Owner.of("memory taken at " + site.place(), frame), CallChain.UNKNOWN, site.bytes());
            }
        });
    }

    static void pageOwner(String text, Holdings holdings) {
        PageOwner.parse(text).stacks().forEach(stack -> {
            CallChain chain = CallChain.parse(stack.stack());
            if (namesSomebody(chain)) {
                holdings.add("pages", chain, stack.pages() * PAGE);
            }
        });
    }

    static void kmemLeak(String text, Holdings holdings) {
        KmemLeak.parse(text)
                .objects()
                .forEach(
                        o -> holdings.add("objects that nothing points to", CallChain.parse(o.backtrace()), o.bytes()));
    }

    static void modules(String text, Holdings holdings) {
        LoadedModules.parse(text)
                .modules()
                .forEach((name, module) ->
                        holdings.add(new Owner("the module's own code", name, ""), CallChain.UNKNOWN, module.bytes()));
    }

    /** Caches are nobody's; for the memory of all processes together there is a source that names each. */
    private static boolean namesSomebody(CallChain chain) {
        Use use = Use.of(true, chain);
        return use.canBeLeak() && use != Use.PROCESS && use != Use.PAGE_TABLES;
    }

    private static CallChain chain(String function, List<String> callers) {
        return CallChain.parse(
                Stream.concat(Stream.of(function), callers.stream()).toList());
    }
}
