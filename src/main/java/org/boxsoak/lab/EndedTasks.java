package org.boxsoak.lab;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the tasks of a job ended, by Slurm's accounts.
 *
 * @param began those that began, by their number: state, node, exit code
 * @param others what became of the others; empty where nothing is known
 */
record EndedTasks(Map<Integer, String> began, String others) {
    /** The lab keeps no accounts, or they do not answer. */
    static final EndedTasks UNKNOWN = new EndedTasks(Map.of(), "");

    /**
     * Reads what sacct 22.05 says of one job, as job, state, nodes and exit code:
     *
     * <pre>
     * 12_0|NODE_FAIL|bench3|1:0
     * 12_0.batch|CANCELLED|bench3|
     * 12_[1-2]|CANCELLED by 0|None assigned|0:0
     * </pre>
     *
     * The steps of a task say nothing more than itself. Tasks that never began have one line together, and one of them that was cancelled by
     * itself has none.
     */
    static EndedTasks parse(String sacct) {
        Map<Integer, String> began = new TreeMap<>();
        String others = "";
        boolean isKnown = false;
        for (String line : sacct.lines().toList()) {
            String[] cells = line.strip().split("\\|", -1);
            if (cells.length != 4) {
                continue;
            }
            isKnown = true;
            String code = cells[3].equals("0:0") ? "" : ", exit " + cells[3];
            String how = cells[1].toLowerCase(Locale.ROOT) + " (" + cells[2] + code + ")";
            if (cells[0].matches("\\d{1,18}_\\d{1,9}")) {
                began.put(Integer.parseInt(cells[0].substring(cells[0].indexOf('_') + 1)), how);
            } else if (cells[0].matches("\\d{1,18}_\\[.*]") && !how.startsWith("pending")) {
                others = how;
            }
        }
        return new EndedTasks(began, others.isEmpty() && isKnown ? "never started" : others);
    }

    /** How this one ended; empty where that is not known. */
    String of(int task) {
        return began.getOrDefault(task, others);
    }
}
