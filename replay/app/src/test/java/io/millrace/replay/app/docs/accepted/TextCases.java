package io.millrace.replay.app.docs.accepted;

import java.util.List;

/** Rows of cells and JSON records. */
final class TextCases {
  private static final String CSV = "format: csv";
  private static final String JSON = "format: jsonl";

  static final List<FormatCase> ROWS =
      List.of(
          one("line ends LF, CRLF and CR", CSV, "px,q\n1,1\r\n2,1\r3,1", "1, 2, 3", ""),
          one("CR alone, header too", CSV, "px,q\r1,1\r2,1\r", "1, 2", ""),
          one("empty lines", CSV, "px\n\n1\r\n\r\n2\n", "1, 2", ""),
          one("byte order mark", CSV, "\u00EF\u00BB\u00BFpx\n1\n", "1", ""),
          one("line feed inside quotes", CSV, "note,px\n\"a\nb\",1\nc,2\n", "1, 2", ""),
          one("CRLF and CR inside quotes", CSV, "note,px\n\"a\r\nb\rc\",1\n", "1", ""),
          one("line feed in a quoted column of the header", CSV, "\"a\nb\",px\n1,2\n", "2", ""),
          one("doubled quotes", CSV, "note,px\n\"say \"\"no\"\",\",1\n", "1", ""),
          one("a quoted number", CSV, "px\n\"1.5\"\n", "1.5", ""),
          one(
              "quotes in the middle of a cell",
              CSV,
              "note,px\n5\" disk,1\na \"b\",2\n",
              "1, 2",
              ""),
          one(
              "text after the closing quote",
              CSV,
              "note,px\n\"a\"b,1\nc,2\n",
              "2; 1 reported",
              "in:2: text after the quote that closes a cell: '\"a\"b,1'"),
          one(
              "a quote that is not closed",
              CSV,
              "note,px\na,1\n\"b,2\nc,3\n",
              "1; 1 reported",
              "in:3: a quote is not closed, opened in line 1 of the 2 lines of the record:"
                  + " '\"b,2\\n"
                  + "c,3\\n"
                  + "'"),
          one(
              "a quote not closed within max_record",
              CSV + ", max_record: 8",
              "note,px\n\"b,2\nc,3\nd,4\ne,5\n",
              "4, 5; 1 reported",
              "in:2: a quote is not closed, opened in line 1 of the 2 lines of the record:"
                  + " '\"b,2\\n"
                  + "c,3\\n"
                  + "'"),
          one(
              "a line longer than max_record",
              CSV + ", max_record: 8",
              "px,note\n1,123456789\n2,x\n",
              "2; 1 reported",
              "in:2: longer than max_record: '1,1234567'"),
          one(
              "a surplus cell",
              CSV,
              "t,px,q\n1,2,3,10\n1,5,3\n",
              "5; 1 reported",
              "in:2: more cells than the 3 columns, from here on: '10'"),
          one(
              "a thousands separator",
              CSV,
              "t,px\n1,1,234.50\n",
              "none; 1 reported",
              "in:2: more cells than the 2 columns, from here on: '234.50'"),
          one("one empty trailing cell", CSV, "px,q\n1,2,\n2,2, \n3,2,\"\"\n", "1, 2, 3", ""),
          one(
              "two empty trailing cells",
              CSV,
              "px,q\n1,2,,\n",
              "none; 1 reported",
              "in:2: more cells than the 2 columns, from here on: ','"),
          one("a delimiter after the header", CSV, "px,q,\n1,2,\n3,4\n", "1, 3", ""),
          one(
              "too few cells",
              CSV,
              "q,px\n1\n1,2\n",
              "2; 1 reported",
              "in:2: too few columns: '1'"),
          one("fewer cells, those used are there", CSV, "px,q\n1\n", "1", ""),
          one("an empty cell", CSV, "px,q\n,1\n", "-", ""),
          one(
              "text in a number",
              CSV,
              "px\nx1\n",
              "none; 1 reported",
              "in:2: px: not a number: 'x1'"),
          one("text in a column that is not used", CSV, "px,q\n1,x\n", "1", ""),
          one(
              "a column used and named twice",
              CSV,
              "px,q,px\n1,2,3\n",
              "refused",
              "feed: its header has more than one column 'px': name the columns by header, and"
                  + " skip: 1"),
          one(
              "a quote in the header that is not closed",
              CSV,
              "px,\"q\n1,2\n3,4\n",
              "refused",
              "feed: a quote in its header is not closed, or text follows where one closes"),
          one("a column not used and named twice", CSV, "px,q,q\n1,2,3\n", "1", ""),
          one(
              "columns named by the pipeline in place of the file",
              CSV + ", header: [px, q, other], skip: 1",
              "px,q,px\n1,2,3\n",
              "1",
              ""));

  static final List<FormatCase> DIALECTS =
      List.of(
          one("semicolons", CSV + ", delimiter: \";\"", "t;px\n1;1.5\n", "1.5", ""),
          one("tabs", CSV + ", delimiter: tab", "t\tpx\n1\t1.5\n", "1.5", ""),
          one("pipes", CSV + ", delimiter: pipe", "t|px\n1|1.5\n", "1.5", ""),
          one(
              "decimal comma",
              CSV + ", delimiter: \";\", decimal: \",\"",
              "t;px\n1;1,5\n2;-0,25\n3;4\n",
              "1.5, -0.25, 4",
              ""),
          one(
              "a thousands separator beside a decimal comma",
              CSV + ", delimiter: \";\", decimal: \",\"",
              "px\n1.234,50\n1.234\n",
              "none; 2 reported",
              "in:2: px: not a number: '1.234,50'"),
          one("another quote", CSV + ", quote: \"'\"", "note,px\n'a,b',1\n", "1", ""),
          one("no quotes", CSV + ", quote: none", "note,px\n\"a,1\n", "1", ""),
          one("comments", CSV + ", comment: \"#\"", "# a\npx\n# b\n1\n#\n2\n", "1, 2", ""),
          one("lines before the header", CSV + ", skip: 2", "Export\n\npx\n1\n", "1", ""),
          one(
              "delimiter and decimal mark alike",
              CSV + ", decimal: \",\"",
              "px\n1\n",
              "refused",
              "feed/decimal: ',' is the delimiter as well; give another for one"),
          one(
              "quote and delimiter alike",
              CSV + ", delimiter: \";\", quote: \";\"",
              "px\n1\n",
              "refused",
              "feed/quote: ';' is the delimiter as well; give another for one"),
          one(
              "a delimiter of two characters",
              CSV + ", delimiter: \"::\"",
              "px\n1\n",
              "refused",
              "feed/delimiter: '::' is not one character of ASCII that separates: not a letter, a"
                  + " digit, '+' or '-', or comma, semicolon, tab, pipe, space"));

  static final List<FormatCase> JSON_RECORDS =
      List.of(
          one("an object a line", JSON, "{\"px\":1}\r\n\r{\"px\":\"2\"}", "1, 2", ""),
          one("CR alone", JSON, "{\"px\":1}\r{\"px\":2}\r", "1, 2", ""),
          one("a receive time before it", JSON, "17 {\"px\":1}\n", "1", ""),
          one("one array of objects", JSON, "[{\"px\":1},\n{\"px\":2}]\n", "1, 2", ""),
          one(
              "an array that is not closed",
              JSON,
              "[{\"px\":1},\n",
              "1; 1 reported",
              "in: the array of its records is not closed, after 1 record"),
          one(
              "objects over several lines",
              JSON,
              "{\n \"px\": 1\n}\n{\n \"px\": 2\n}\n",
              "1, 2",
              ""),
          one(
              "an array a line",
              JSON + ", header: [t, px, book], columns: {bid: book.0.1}",
              "[1,2,[[3,4]]]\n[1,5,[]]\n",
              "2, 5",
              ""),
          one("one array of arrays", JSON + ", header: [t, px]", "[[1,2],[1,\"3\"]]", "2, 3", ""),
          one(
              "an item of an array",
              JSON + ", columns: {px: bids.0.0}",
              "{\"bids\":[[7,1]]}",
              "7",
              ""),
          one(
              "more items than positions",
              JSON + ", header: [t, px]",
              "[1,2,3]\n",
              "none; 1 reported",
              "in:1: more items than the 2 columns: '[1,2,3]'"),
          one(
              "too few items",
              JSON + ", header: [t, px]",
              "[1]\n",
              "none; 1 reported",
              "in:1: too few items: '[1]'"),
          one(
              "an array where objects are read",
              JSON,
              "{\"px\":1}\n[1]\n",
              "1; 1 reported",
              "in:2: not a JSON object, from here on: '[1]'"),
          one(
              "a key used that comes twice",
              JSON,
              "{\"px\":1,\"px\":2}\n",
              "none; 1 reported",
              "in:1: px: a second value for the key: '2'"),
          one("a key not used that comes twice", JSON, "{\"q\":1,\"q\":2,\"px\":3}\n", "3", ""),
          one("null", JSON, "{\"px\":null}\n", "-", ""),
          one(
              "half an object",
              JSON,
              "{\"px\":1\n{\"px\":2}\n",
              "2; 1 reported",
              "in:1: not a JSON object, from here on: ''"));

  private TextCases() {}

  private static FormatCase one(
      final String name,
      final String feed,
      final String input,
      final String result,
      final String message) {
    return new FormatCase(name, feed, input, result, message);
  }
}
