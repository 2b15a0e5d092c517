/**
 * The long-lived reader on the box, the stream that it sends, and the sampler that records it.
 *
 * <h2>The stream, versions 1 and 2</h2>
 *
 * Sent by the program boxreader (C, starts no process) and, where no program of ours may run, by a POSIX sh script ({@link
 * org.boxsoak.reader.ReaderScript}). Lines of the reader begin with a mark that the host chose for this stream: 16 random hex digits
 * behind an '@', so that no file holds it. A line of the reader ends what was before it; the newline in front of it belongs to the line, not
 * to the text before, which may end without one.
 * The host says which version it knows at most ({@code --stream}), the reader speaks that or an older one; the script speaks version 1, all of
 * whose texts are whole.
 *
 * <pre>
 * stream = opened { absent | text | edit | same | tick }
 * opened = "\n" mark " stream " version " " kind " " pid " " boot "\n"      version: 1 or 2; kind: c or sh;
 *          boot: /proc/sys/kernel/random/boot_id
 * absent = "\n" mark " absent " source " " why "\n"               cannot be read: said once, and again when the reason changes
 * text   = "\n" mark " text " source " " length [ " " sum ] "\n" bytes
 *          length in bytes, - where the reader does not know it; sum, of the bytes, in version 2
 * edit   = "\n" mark " edit " source " " length " " sum " " count "\n" change*         version 2
 *          the text is the source's last one in this stream with these changes; length and sum are its own, count the bytes of all changes
 * change = keep " " drop " " add "\n" bytes                       so many bytes of the last text stay, so many go, so many come in their
 *          place; what is behind the last change stays. A source's first text is whole, and at least every 61st
 * same   = "\n" mark " same " source "\n"                         the bytes are those of the source's last text in this stream
 * tick   = "\n" mark " tick " kind " " texts " " due " " begin " " end " " cpu " " processes " " resident " " link "\n"
 *          kind       due: by the period; asked: by a line "now" on the standard input of the C program (not the script)
 *          texts      how many 'text', 'edit' and 'same' lines belong to it, all since the tick before
 *          due ...    when it was due, began and ended: milliseconds since the box booted, suspend included
 *          cpu        processor time in microseconds that the reader and its children have used since they started
 *          processes  how many processes the reader has been and started
 *          resident   memory of the reader, in KiB
 *          link       processor time of adbd in microseconds, where adbd is the reader's parent; else -1
 *          resident and link are looked at on every tenth tick
 * sum    = 16 hex digits: s = cbf29ce484222325; for each 8 bytes, a little-endian word w, the last one filled up with zeros:
 *          s = (s xor w) * 100000001b3 modulo 2^64, then s = s xor (s &gt;&gt; 32)
 * </pre>
 *
 * A text is the file as it is, but for /proc/vmallocinfo: the C program puts one line with their sum in the place of all "unpurged vm_area".
 * A text of a source that is several files has a line {@code ==> path <==} before each. Numbers are decimal. What stands between lines of
 * the reader and is no text is none of ours and reported; a tick with another number of texts than it says is damaged and dropped, and
 * so is a text whose length or sum is not as said. After either the host sends a line "full" to the C program, whose next texts are whole.
 */
@NullMarked
package org.boxsoak.reader;

import org.jspecify.annotations.NullMarked;
