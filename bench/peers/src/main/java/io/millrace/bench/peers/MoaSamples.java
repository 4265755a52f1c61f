package io.millrace.bench.peers;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.util.ArrayList;
import java.util.List;

/** Samples as MOA takes them, made before anything is measured. */
final class MoaSamples {
  private MoaSamples() {}

  /**
   * @param x features, one row a sample
   * @param y labels
   * @return an instance a sample, whose last attribute is the label
   */
  static Instance[] of(final double[][] x, final double[] y) {
    final int features = x[0].length;
    final List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      attributes.add(new Attribute("x" + i));
    }
    attributes.add(new Attribute("y"));
    final InstancesHeader header =
        new InstancesHeader(new Instances("samples", attributes, x.length));
    header.setClassIndex(features);
    final Instance[] instances = new Instance[x.length];
    for (int i = 0; i < x.length; i++) {
      final double[] values = new double[features + 1];
      System.arraycopy(x[i], 0, values, 0, features);
      values[features] = y[i];
      instances[i] = new DenseInstance(1, values);
      instances[i].setDataset(header);
    }
    return instances;
  }

  /**
   * @param instances from {@link #of}
   * @return the header that they share
   */
  static InstancesHeader header(final Instance[] instances) {
    return (InstancesHeader) instances[0].dataset();
  }
}
