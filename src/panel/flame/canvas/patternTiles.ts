import { type Paint, type Paints } from '../colors/paints';

/** Patterns to fill with in one canvas, made when first needed. */
export class PatternTiles {
  private readonly tiles = new Map<Paint, CanvasPattern | null>();

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly ink: Paints['patternInk'],
    private readonly pixelRatio: number
  ) {}

  of(paint: Paint): CanvasPattern | null {
    let tile = this.tiles.get(paint);
    if (tile === undefined) {
      tile = this.context.createPattern(this.draw(paint), 'repeat');
      this.tiles.set(paint, tile);
    }
    return tile;
  }

  private draw({ pattern, patternInk = this.ink, isSparse = false }: Paint): HTMLCanvasElement {
    const size = Math.round((isSparse ? 12 : 6) * this.pixelRatio);
    const canvas = document.createElement('canvas');
    canvas.width = size;
    canvas.height = size;
    const tile = canvas.getContext('2d');
    if (tile) {
      tile.fillStyle = patternInk;
      tile.strokeStyle = patternInk;
      tile.lineWidth = 1.5 * this.pixelRatio;
      switch (pattern) {
        case 'none':
          break;
        case 'dots':
          tile.fillRect(0, 0, size / 3, size / 3);
          break;
        case 'rising':
          diagonals(tile, size, -1);
          break;
        case 'falling':
          diagonals(tile, size, 1);
          break;
      }
    }
    return canvas;
  }
}

/** The line through the tile and the corners of its two neighbours, so that tiles join. */
function diagonals(tile: CanvasRenderingContext2D, size: number, slope: 1 | -1): void {
  tile.beginPath();
  for (const shift of [-size, 0, size]) {
    tile.moveTo(shift - size, slope === 1 ? -size : 2 * size);
    tile.lineTo(shift + 2 * size, slope === 1 ? 2 * size : -size);
  }
  tile.stroke();
}
