package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Read /proc/modules: what is loaded, and who uses it.
 * <pre>
 * leaky_osd 24576 0 - Live 0x0000000000000000 (OE)
 * usbcore 335872 2 xhci_pci,xhci_hcd, Live 0xffff80000112a000
 * </pre>
 * From kernel/module.c (kernel/module/procfs.c since 5.19), 4.9 to 6.12.
 *
 * @param modules by name, in the file's order
 * @param reading what was kept and what was not
 */
public record LoadedModules(Map<String, Module> modules, Reading reading) {
    /**
     * A loaded module.
     *
     * @param bytes of its code and data
     * @param references how often it is in use; null where the kernel cannot unload modules
     * @param users the modules that use it
     */
    public record Module(long bytes, @Nullable Long references, List<String> users) {
        public Module {
            users = List.copyOf(users);
        }
    }

    public LoadedModules {
        modules = Ordered.copyOf(modules);
    }

    public static LoadedModules parse(String text) {
        Map<String, Module> modules = new LinkedHashMap<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine()) {
                continue;
            }
            String name = in.word();
            long bytes = in.numberWord();
            long references = in.numberWord();
            boolean cannotUnload = references == LineScanner.NONE && in.skip("-");
            String users = in.word();
            if (bytes == LineScanner.NONE || users.isEmpty() || (references == LineScanner.NONE && !cannotUnload)) {
                in.reject("a module is its name, its size, its references and its users");
                continue;
            }
            modules.put(
                    name,
                    new Module(
                            bytes,
                            cannotUnload ? null : Long.valueOf(references),
                            users.equals("-") ? List.of() : List.of(users.split(","))));
        }
        return new LoadedModules(modules, in.reading());
    }
}
