import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

const PRELUDE = `import numpy as np
import pandas as pd
import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
def fitted(x, width):
    model = keras.Sequential([keras.layers.Dense(1, input_shape=(width,))])
    model.compile("adam", "mse")
    model.fit(x)
file = pd.read_csv("a.csv")
`;

/** Columns that the code names, each with how many there are. */
const KNOWN: Readonly<Record<string, number>> = {
  'file[["a", "b", "c"]]': 3,
  'file[["a", "b", "c"]].values': 3,
  'file.iloc[:, 3:13].values': 10,
  'file.iloc[:, [0, 2]]': 2,
  'file.loc[:, ["a", "b"]].to_numpy()': 2,
  'file.values[:, 0:8]': 8,
  'pd.read_csv("a.csv", usecols=["a", "b", "y"]).drop("y", axis=1)': 2,
  'pd.read_csv("a.csv", names=["a", "b", "y"]).drop(columns=["a", "y"])': 1,
  'pd.read_csv("a.csv", usecols=[1, 2, 3]).iloc[:, 1:]': 2,
  'train_test_split(file[["a", "b"]], test_size=0.2)[0]': 2,
  'StandardScaler().fit_transform(file[["a", "b", "c"]])': 3,
  'pd.DataFrame({"a": [1, 2], "b": [3, 4]})': 2,
  'pd.DataFrame(np.zeros((5, 4)))': 4,
  'np.loadtxt("a.txt", delimiter=",")[:, 0:8]': 8,
  'np.loadtxt("a.txt", usecols=(1, 2, 3))': 3,
  'np.genfromtxt("a.txt")[:, :5]': 5,
};

/** Columns whose number only the file knows. */
const UNKNOWN: readonly string[] = [
  'file',
  'file.values',
  'file.iloc[:, 1:]',
  'file.iloc[:, :-1].values',
  'file.drop("y", axis=1)',
  'file.groupby("a").mean()',
  'pd.get_dummies(file[["a", "b"]])',
  'pd.read_csv("a.csv", chunksize=10)',
  'np.loadtxt("a.txt")',
  'np.loadtxt("a.txt") / 255.0',
  'np.loadtxt("a.txt")[:, 1:]',
];

const refusals = async (code: string): Promise<readonly string[]> => {
  const { problems } = await read(`${PRELUDE}${code}\n`);
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => textOf(message));
};

describe('tables that are read from files', () => {
  it.each(Object.entries(KNOWN))('have the columns that code names: %s', async (code, columns) => {
    expect(await refusals(`fitted(${code}, ${columns})`)).toEqual([]);
    const [said = ''] = await refusals(`fitted(${code}, 77)`);
    expect(said).toContain('to have value 77');
    expect(said).toContain(`, ${columns})`);
  });

  it.each(UNKNOWN)('fit any model where nothing names them: %s', async (code) => {
    expect(await refusals(`fitted(${code}, 77)`)).toEqual([]);
  });

  it('have one column more or less after code adds or takes one', async () => {
    const added = 'named = pd.read_csv("a.csv", names=["a", "b"])\nnamed["c"] = named["a"] * 2\n';
    expect(await refusals(`${added}fitted(named, 3)`)).toEqual([]);
    expect(await refusals(`${added}named.pop("a")\nfitted(named, 2)`)).toEqual([]);
    expect(await refusals(`${added}del named["a"]\nfitted(named, 2)`)).toEqual([]);
  });

  it('keep the number of their rows to themselves', async () => {
    expect(await refusals('print(len(file) == 5, file.shape[0] // 2)\nX = file.head(3)')).toEqual(
      [],
    );
  });
});
