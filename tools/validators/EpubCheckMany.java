import com.adobe.epubcheck.tool.EpubChecker;

/**
 * EPUBCheck over many books in one virtual machine, which takes seconds to start.
 *
 * <p>Arguments: pairs of a book and the file that its JSON report is written to.
 */
final class EpubCheckMany {
    public static void main(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            new EpubChecker().run(new String[] {arguments[i], "--json", arguments[i + 1]});
        }
    }
}
