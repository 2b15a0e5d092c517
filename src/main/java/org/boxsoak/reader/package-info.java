/**
 * The long-lived reader on the box, the stream that it sends, and the sampler that records it.
 *
 * <h2>The stream, version 1</h2>
 *
 * Sent by the program boxreader (C, starts no process) and, where no program of ours may run, by a POSIX sh script ({@link
 * org.boxsoak.reader.ReaderScript}). Lines of the reader begin with a mark that the host chose for this stream: 16 random hex digits
 * behind an '@', so that no file holds it. A line of the reader ends what was before it; the newline in front of it belongs to the line, not
 * to the text before, which may end without one.
 *
 * <pre>
 * stream = opened { absent | text | same | tick }
 * opened = "\n" mark " stream 1 " kind " " pid " " boot "\n"      kind: c or sh; boot: /proc/sys/kernel/random/boot_id
 * absent = "\n" mark " absent " source " " why "\n"               cannot be read: said once, and again when the reason changes
 * text   = "\n" mark " text " source " " length "\n" bytes        length in bytes, - where the reader does not know it
 * same   = "\n" mark " same " source "\n"                         the bytes are those of the source's last text in this stream
 * tick   = "\n" mark " tick " kind " " texts " " due " " begin " " end " " cpu " " processes " " resident " " link "\n"
 *          kind       due: by the period; asked: by a line "now" on the standard input of the C program (not the script)
 *          texts      how many 'text' and 'same' lines belong to it, all since the tick before
 *          due ...    when it was due, began and ended: milliseconds since the box booted, suspend included
 *          cpu        processor time in microseconds that the reader and its children have used since they started
 *          processes  how many processes the reader has been and started
 *          resident   memory of the reader, in KiB
 *          link       processor time of adbd in microseconds, where adbd is the reader's parent; else -1
 * </pre>
 *
 * A text of a source that is several files has a line {@code ==> path <==} before each. Numbers are decimal. What stands between lines of
 * the reader and is no text is none of ours and reported; a tick with another number of texts than it says is damaged and dropped.
 */
@NullMarked
package org.boxsoak.reader;

import org.jspecify.annotations.NullMarked;
