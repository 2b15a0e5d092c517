package org.boxsoak.soak;

import java.util.List;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.plan.yaml.Place;
import org.boxsoak.plan.yaml.PlanProblem;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.virtualbox.VirtualBoxSettings;

/** Turns what a bench file says of its virtual box into settings of one. */
public final class VirtualBoxes {
    private VirtualBoxes() {}

    /**
     * @param benchFile for the message
     * @throws PlanProblems when no such box can be made
     */
    public static VirtualBoxSettings settings(BoxUnderTest.Virtual box, String benchFile) {
        try {
            return settings(box);
        } catch (IllegalArgumentException e) {
            throw new PlanProblems(List.of(PlanProblem.at(Place.wholeFile(benchFile), String.valueOf(e.getMessage()))));
        }
    }

    private static VirtualBoxSettings settings(BoxUnderTest.Virtual box) {
        VirtualBoxSettings settings = VirtualBoxSettings.DEFAULT
                .withMemory((int) (box.memory().count() >> 20), (int) (box.cma().count() >> 20))
                .withCpus(box.cpus())
                .withKernelParameters(box.parameters())
                .withAdbPort(box.port() == null ? 0 : box.port());
        return box.kernel() == null ? settings : settings.withKernel(box.kernel());
    }
}
