package org.boxsoak.virtualbox;

import org.boxsoak.bench.BenchException;

/** Says that a package could not be downloaded: the mirror does not answer, or no longer has that version. */
final class DownloadException extends BenchException {
    private static final long serialVersionUID = 1L;

    DownloadException(String message) {
        super(message);
    }
}
