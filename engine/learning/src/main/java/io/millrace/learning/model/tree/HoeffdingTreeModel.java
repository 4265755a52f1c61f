package io.millrace.learning.model.tree;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.leaf.ClassLeaf;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;
import java.util.List;
import java.util.Locale;

/**
 * The very fast decision tree of Domingos and Hulten, "Mining high-speed data streams", KDD 2000,
 * for numeric features.
 *
 * <ol>
 *   <li>A leaf with samples of two classes looks for a split after every {@code grace} samples. It
 *       is made when the information that the best feature gains exceeds that of the second best,
 *       or 0, by more than Hoeffding's bound for range log2(classes), or when the bound is below
 *       {@code tie}. Children start from the class counts of their side.
 *   <li>Leaves predict by {@code leaf}: Gaussian naive Bayes, the shares of their classes, or
 *       whichever has been right more often.
 *   <li>At {@code max_nodes} the tree stops growing; its leaves continue to learn.
 * </ol>
 *
 * <p>Cost: O(features (log(bins) + classes) + depth). Memory: {@code (max_nodes + 1) / 2} leaves of
 * {@code bins ((3 + c) features + 4) + 3 c features} doubles at most, and some a class, feature and
 * node; c is the room for classes, 2 at first, and doubles when more come: 4 for three.
 */
public final class HoeffdingTreeModel implements Classifier, Bounded {
  public static final MemberInfo INFO =
      new MemberInfo(
              "hoeffding_tree",
              "grace=200, delta=1e-7, tie=0.05, bins=32, max_nodes=2047, leaf=adaptive|bayes|majority",
              "class probabilities",
              "Domingos and Hulten 2000, Mining high-speed data streams; leaves after Holmes, Kirkby and"
                  + " Pfahringer 2005")
          .example("leaf", "bayes", "grace", "50", "delta", "0.01", "tie", "0.2")
          .example("leaf", "majority", "bins", "8", "grace", "20", "max_nodes", "15");

  private static final TreeOptions DEFAULTS = new TreeOptions(200, 1e-7, 0.05, 32, 2047, 0);

  private final ClassTree tree;

  private HoeffdingTreeModel(final Settings settings, final int features) {
    final TreeOptions options = TreeOptions.of(settings, DEFAULTS);
    tree = new ClassTree(features, options, leaf(settings), SplitMix.mixed(0));
  }

  public static Classifier of(final Settings settings, final int features) {
    return new HoeffdingTreeModel(settings, features);
  }

  /**
   * Reads {@code leaf}.
   *
   * @param settings of the classifier
   * @return what leaves predict by
   */
  public static ClassLeaf.Kind leaf(final Settings settings) {
    final String kind =
        settings.oneOf("leaf", "adaptive", List.of("adaptive", "bayes", "majority"));
    return ClassLeaf.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    tree.predict(x, probabilities);
  }

  @Override
  public void learn(final double[] x, final int label) {
    if (label < 0 || label >= MAX_CLASSES) {
      throw new IllegalArgumentException("not a class: label=" + label);
    }
    if (FiniteGate.allFinite(x)) {
      tree.learn(x, label, 1);
    }
  }

  /** {@return inner nodes and leaves} */
  public int size() {
    return tree.size();
  }

  @Override
  public boolean memoryReached() {
    return tree.memoryReached();
  }

  @Override
  public boolean isFinite() {
    // Counts only: they stay finite.
    return true;
  }

  @Override
  public void reset() {
    tree.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    tree.transferState(state);
  }
}
