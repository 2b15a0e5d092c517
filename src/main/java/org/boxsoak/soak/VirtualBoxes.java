package org.boxsoak.soak;

import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.virtualbox.VirtualBoxSettings;

/** Turns what a bench file says of its virtual box into settings of one. */
final class VirtualBoxes {
    private VirtualBoxes() {}

    static VirtualBoxSettings settings(BoxUnderTest.Virtual box) {
        VirtualBoxSettings settings = VirtualBoxSettings.DEFAULT
                .withMemoryMiB((int) (box.memory().count() >> 20))
                .withCmaMiB((int) (box.cma().count() >> 20))
                .withCpus(box.cpus())
                .withKernelParameters(box.parameters())
                .withAdbPort(box.port() == null ? 0 : box.port());
        return box.kernel() == null ? settings : settings.withKernel(box.kernel());
    }
}
